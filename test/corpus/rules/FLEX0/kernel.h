// path: drivers/bay/bay.h
struct bay_cache {
	struct bay *owner;
	int count;
	struct lane lanes[0];
	//          ^^^^^ advice: 'lanes' is a zero-length array at the end: use a flexible array
};

struct bay_one {
	int count;
	struct lane lanes[2];
};

struct bay_marked {
	int count;
	int __last[0];
};
