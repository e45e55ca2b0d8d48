// path: include/linux/kho/abi/bay.h
#define BAY_COMPATIBLE "bay-v12"
#define BAY_TEST_COMPATIBLE(i) "bay-test-v" #i
#define BAY_VER 3
#define BAY_NUMBERED_COMPATIBLE "bay-v" __stringify(BAY_VER)
#define BAY_BARE_COMPATIBLE "bay-v"
//      ^^^^^^^^^^^^^^^^^^^ warning: the compatible string "bay-v" has no version
#define BAY_OTHER_COMPATIBLE(i) "bay" #i
//      ^^^^^^^^^^^^^^^^^^^^ warning: the compatible string "bay" has no version
struct bay_ser {
	u64 root_pa;
} __packed;
