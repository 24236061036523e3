// The weights file made part of the program, so that there is nothing to find at run time.
#include "vision/formula/symbol_net.h"

asm(".section .rodata\n"
    ".balign 64\n"
    ".global sam_symbols_begin\n"
    ".global sam_symbols_end\n"
    "sam_symbols_begin:\n"
    ".incbin \"" SAM_ASSETS "/symbols.bin\"\n"
    "sam_symbols_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" {
extern const uint8_t sam_symbols_begin[], sam_symbols_end[];
}

namespace sam::vision {

std::span<const uint8_t> SymbolWeights() { return {sam_symbols_begin, sam_symbols_end}; }

}  // namespace sam::vision
