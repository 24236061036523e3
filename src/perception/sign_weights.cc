// The weights files made part of the program, so that there is nothing to find at run time.
#include "perception/sign_model.h"

#define SAM_EMBED(name)                              \
  asm(".section .rodata\n"                           \
      ".balign 64\n"                                 \
      ".global sam_" #name "_begin\n"                \
      ".global sam_" #name "_end\n"                  \
      "sam_" #name "_begin:\n"                       \
      ".incbin \"" SAM_ASSETS "/" #name ".bin\"\n"   \
      "sam_" #name "_end:\n"                         \
      ".byte 0\n"                                    \
      ".previous\n")

SAM_EMBED(signs);
SAM_EMBED(meanings);

extern "C" {
extern const uint8_t sam_signs_begin[], sam_signs_end[], sam_meanings_begin[], sam_meanings_end[];
}

namespace sam {
namespace {

SignModel LoadOwn(std::span<const uint8_t> bytes, size_t labels) {
  auto loaded = SignModel::Load(bytes, labels);
  SAM_CHECK(loaded.has_value());
  return *loaded;
}

}  // namespace

const SignModel& SignModel::Embedded() {
  static const SignModel model = LoadOwn({sam_signs_begin, sam_signs_end}, kSigns);
  return model;
}

const SignModel& SignModel::OfMeanings() {
  static const SignModel model = LoadOwn({sam_meanings_begin, sam_meanings_end}, kMeanings);
  return model;
}

}  // namespace sam
