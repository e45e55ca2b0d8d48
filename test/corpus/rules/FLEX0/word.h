// path: include/uapi/linux/bay.h
/* What a word lacks to eight bytes: four where it has four. */
struct bay_word {
	unsigned long key;
	char rest[sizeof(__u64) - sizeof(unsigned long)];
};
