// The weights of turn_words.h made part of the program, so that there is nothing to find at run time.
asm(".section .rodata\n"
    ".balign 64\n"
    ".global sam_turn_words_begin\n"
    "sam_turn_words_begin:\n"
    ".incbin \"" SAM_ASSETS "/turn_words.bin\"\n"
    ".previous\n");
