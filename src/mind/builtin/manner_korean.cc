#include <re2/re2.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "mind/builtin/manner.h"

namespace sam::manner {
namespace {

/// An ending of 해요체 before an end mark, and what it is in 합쇼체 as a statement and as a question; none: not said so.
struct Ending {
  std::u32string_view polite, statement, question;
};
constexpr std::array<Ending, 21> kEndings = {{
    {U"이에요", U"입니다", U"입니까"}, {U"예요", U"입니다", U"입니까"}, {U"아니에요", U"아닙니다", U"아닙니까"}, {U"해요", U"합니다", U"합니까"}, {U"돼요", U"됩니다", U"됩니까"},
    {U"있어요", U"있습니다", U"있습니까"}, {U"없어요", U"없습니다", U"없습니까"}, {U"같아요", U"같습니다", U"같습니까"}, {U"좋아요", U"좋습니다", U"좋습니까"}, {U"싶어요", U"싶습니다", U"싶습니까"},
    {U"많아요", U"많습니다", U"많습니까"}, {U"할게요", U"하겠습니다", U""}, {U"볼게요", U"보겠습니다", U""}, {U"둘게요", U"두겠습니다", U""}, {U"을게요", U"겠습니다", U""},
    {U"거예요", U"것입니다", U"것입니까"}, {U"겠네요", U"겠군요", U""}, {U"봐요", U"봅니다", U"봅니까"}, {U"가요", U"갑니다", U"갑니까"}, {U"와요", U"옵니다", U"옵니까"}, {U"려요", U"립니다", U"립니까"},
}};

/// ㅆ at its end: the past, 있-, 겠-.
bool EndsInPast(char32_t syllable) { return IsHangulSyllable(syllable) && (syllable - 0xAC00) % 28 == 20; }

std::u32string Formal(std::u32string clause, bool asks) {
  if (clause.ends_with(U"다가요")) return clause;
  for (const Ending& ending : kEndings) {
    if (!clause.ends_with(ending.polite)) continue;
    const std::u32string_view to = asks ? ending.question : ending.statement;
    // "아니에요" ends in "이에요" for nobody: the longer one stands after it in the list.
    if (ending.polite == U"예요" && (clause.ends_with(U"이에요") || clause.ends_with(U"거예요"))) continue;
    if (ending.polite == U"이에요" && clause.ends_with(U"아니에요")) continue;
    if (to.empty()) return clause;
    clause.replace(clause.size() - ending.polite.size(), ending.polite.size(), to);
    return clause;
  }
  if (clause.ends_with(U"어요") && clause.size() > 2 && EndsInPast(clause[clause.size() - 3])) {
    clause.replace(clause.size() - 2, 2, asks ? U"습니까" : U"습니다");
  }
  return clause;
}

}  // namespace

std::string ToFormalKorean(std::string_view text) {
  const std::u32string letters = ToUtf32(text);
  std::u32string out, clause;
  int quotes = 0;
  for (size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = letters[i];
    if (c == U'"') ++quotes;
    const bool end = c == U'.' || c == U'?' || c == U'!' || c == U',';
    if (!end) {
      clause += c;
      continue;
    }
    const bool quoted = quotes % 2 != 0;
    out += quoted ? clause : Formal(clause, c == U'?');
    clause.clear();
    out += c;
  }
  return ToUtf8(out + clause);
}

}  // namespace sam::manner
