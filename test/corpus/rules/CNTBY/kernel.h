// path: drivers/bay/bay.h
struct bay_lanes {
	__le32 lane_count;
	__le32 generation;
	struct lane lanes[];
	//          ^^^^^ advice: 'lanes' does not say that 'lane_count' counts it: __counted_by_le(lane_count)
} __packed;

struct bay_list {
	int nr_lanes;
	struct lane lanes[];
	//          ^^^^^ advice: 'lanes' does not say that 'nr_lanes' counts it: __counted_by(nr_lanes)
};
