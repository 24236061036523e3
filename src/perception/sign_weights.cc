// The weights file made part of the program, so that there is nothing to find at run time.
#include "perception/sign_model.h"

asm(".section .rodata\n"
    ".balign 64\n"
    ".global sam_signs_begin\n"
    ".global sam_signs_end\n"
    "sam_signs_begin:\n"
    ".incbin \"" SAM_ASSETS "/signs.bin\"\n"
    "sam_signs_end:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" {
extern const uint8_t sam_signs_begin[], sam_signs_end[];
}

namespace sam {

const SignModel& SignModel::Embedded() {
  static const SignModel model = [] {
    auto loaded = Load({sam_signs_begin, sam_signs_end});
    SAM_CHECK(loaded.has_value());
    return *loaded;
  }();
  return model;
}

}  // namespace sam
