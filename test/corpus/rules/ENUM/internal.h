// path: drivers/bay/bay.h
enum bay_kind { BAY_NEAR, BAY_FAR };
struct bay_input {
	u64 partition_id;
	enum bay_kind kind;
};
