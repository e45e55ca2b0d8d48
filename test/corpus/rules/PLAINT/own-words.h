// path: include/uapi/sound/asound.h
struct snd_bay {
	unsigned int id;
	int card;
};
