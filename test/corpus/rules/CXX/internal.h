// path: drivers/bay/bay.h
struct bay_words {
	u32 class;
	u32 new;
};
