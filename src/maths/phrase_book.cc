#include "maths/phrase_book.h"

#include <re2/re2.h>

#include "base/unicode.h"

namespace sam::maths {
namespace {

constexpr size_t kLongest = 400;
constexpr std::string_view kAsk = R"((?:(?:can you |could you |please |hey,? )*(?:what(?:'s| is| are| was| would be)|find|calculate|work out|compute|determine|give(?: me)?|tell me|evaluate|write|list|convert|express|turn|change) )?(?:the |an? )?)";
constexpr std::string_view kEnd = R"((?: please| for me)?\s*(?:은|는|이|가|을|를|의 값은|의 값을)?\s*(?:(?:전부 |모두 |좀 |다 )?(?:값|얼마|몇|뭐|뭔|무엇|구하|구해|구할|알려|계산|찾아|찾으|어떻게|말해|써|나타내|나타낼|고쳐|고치|바꿔|바꾸|해 ?줘|해 ?주|하시오|하라|하면|해라|해봐|해 봐|줘|풀|야|인가|일까|니|이야|예요|이에요|인지|이지|궁금).*)?)";
constexpr std::string_view kNumber = R"((-?\d[\d,]*(?:\.\d+)?(?:/\d+)?))";

std::string Filled(std::string_view pattern) {
  std::string out(pattern);
  for (const auto& [name, what] : {std::pair{std::string_view("{ask}"), kAsk}, std::pair{std::string_view("{end}"), kEnd}, std::pair{std::string_view("{n}"), kNumber}})
    for (size_t at = out.find(name); at != std::string::npos; at = out.find(name, at + what.size())) out.replace(at, name.size(), what);
  return "(?i)" + out;
}

}  // namespace

struct PhraseBook::Entry {
  Entry(const std::string& pattern, int asked) : shape(pattern), what(asked) {}
  RE2 shape;
  int what;
};

PhraseBook::PhraseBook(std::span<const Phrasing> phrasings) {
  for (const Phrasing& phrasing : phrasings) entries_.push_back(std::make_unique<Entry>(Filled(phrasing.pattern), phrasing.what));
}

PhraseBook::~PhraseBook() = default;

std::optional<Phrased> PhraseBook::Match(std::string_view text) const {
  text = WithoutEndMarks(text);
  if (text.size() > kLongest) return std::nullopt;
  const re2::StringPiece whole(text.data(), text.size());
  for (const auto& entry : entries_) {
    std::array<re2::StringPiece, 7> found;
    const int groups = std::min(6, entry->shape.NumberOfCapturingGroups());
    if (!entry->shape.Match(whole, 0, whole.size(), RE2::ANCHOR_BOTH, found.data(), groups + 1)) continue;
    Phrased out{entry->what, {}};
    for (size_t i = 0; i < static_cast<size_t>(groups); ++i) out.parts[i] = std::string(found[i + 1]);
    return out;
  }
  return std::nullopt;
}

std::string_view WithoutEndMarks(std::string_view text) {
  text = Trim(text);
  const auto ends = [&] {
    const bool factorial = text.back() == '!' && text.size() > 1 && text[text.size() - 2] >= '0' && text[text.size() - 2] <= '9';
    return std::string_view("?.!~; ").find(text.back()) != std::string_view::npos && !factorial;
  };
  while (!text.empty() && ends()) text.remove_suffix(1);
  return text;
}

}  // namespace sam::maths
