// The compiled packs, laid into the program as they are.
#include "content/pack.h"

// NOLINTBEGIN: the paths come from CMake.
__asm__(
    ".section .rodata\n"
    ".balign 8\nsam_pack_en:\n.incbin \"" SAM_PACK_EN
    "\"\nsam_pack_en_end:\n"
    ".balign 8\nsam_pack_ko:\n.incbin \"" SAM_PACK_KO
    "\"\nsam_pack_ko_end:\n"
    ".previous\n");
extern "C" {
extern const char sam_pack_en[], sam_pack_en_end[], sam_pack_ko[], sam_pack_ko_end[];
}
// NOLINTEND

namespace sam::content {
namespace {

Pack Load(const char* begin, const char* end) {
  auto pack = Pack::FromBytes({begin, static_cast<size_t>(end - begin)});
  SAM_CHECK(pack.has_value());
  return std::move(*pack);
}

}  // namespace

const Pack& Pack::Of(Language language) {
  static const Pack english = Load(sam_pack_en, sam_pack_en_end);
  static const Pack korean = Load(sam_pack_ko, sam_pack_ko_end);
  return language == Language::kKorean ? korean : english;
}

}  // namespace sam::content
