// The weights files made part of the program, so that there is nothing to find at run time.
#include "perception/emotion_model.h"
#include "perception/intent_model.h"

#define SAM_EMBED(symbol, file)                       \
  asm(".section .rodata\n"                            \
      ".balign 64\n"                                  \
      ".global " #symbol                              \
      "_begin\n"                                      \
      ".global " #symbol "_end\n" #symbol             \
      "_begin:\n"                                     \
      ".incbin \"" SAM_ASSETS "/" file "\"\n" #symbol \
      "_end:\n"                                       \
      ".byte 0\n"                                     \
      ".previous\n")

SAM_EMBED(sam_emotions_en, "emotions_en.bin");
SAM_EMBED(sam_emotions_ko, "emotions_ko.bin");
SAM_EMBED(sam_intents_en, "intents_en.bin");
SAM_EMBED(sam_intents_ko, "intents_ko.bin");

extern "C" {
extern const uint8_t sam_emotions_en_begin[], sam_emotions_en_end[];
extern const uint8_t sam_emotions_ko_begin[], sam_emotions_ko_end[];
extern const uint8_t sam_intents_en_begin[], sam_intents_en_end[];
extern const uint8_t sam_intents_ko_begin[], sam_intents_ko_end[];
}

namespace sam {

std::span<const uint8_t> EmotionWeights(Language language) {
  if (language == Language::kKorean) return {sam_emotions_ko_begin, sam_emotions_ko_end};
  return {sam_emotions_en_begin, sam_emotions_en_end};
}

std::span<const uint8_t> IntentWeights(Language language) {
  if (language == Language::kKorean) return {sam_intents_ko_begin, sam_intents_ko_end};
  return {sam_intents_en_begin, sam_intents_en_end};
}

}  // namespace sam
