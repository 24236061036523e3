#include "mind/builtin/matter_rules.h"

#include <algorithm>

#include "base/unicode.h"
#include "mind/builtin/written_rule.h"

namespace sam {
namespace {

constexpr std::string_view kPrefix = "matter.", kWhen = ".when";
constexpr size_t kPhrase = 15;         // bytes: five syllables
constexpr size_t kSyllable = 3;        // bytes
constexpr size_t kLateness = 60;       // what ends a line is more its matter than what opens it

/// Spaces, marks, laughter and tears.
bool IsNoLetter(char32_t c) {
  return c < U'0' || (c > U'9' && c < U'A') || (c > U'Z' && c < U'a') || (c > U'z' && c < 0xC0) || (c >= 0x2000 && c < 0x3100) || std::u32string_view(U"ㅋㅎㅠㅜㅡ").find(c) != std::u32string_view::npos;
}

std::string Flat(std::string_view text) {
  std::u32string out;
  for (const char32_t c : ToUtf32(text))
    if (!IsNoLetter(c)) out += c;
  return ToUtf8(out);
}

/// Where the part opens a word; npos where it opens none.
size_t OpeningWord(std::string_view text, std::string_view part) {
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1))
    if (at == 0 || text[at - 1] == ' ') return at;
  return text.npos;
}

}  // namespace

FlatText::FlatText(std::string_view text) : spaced(ToLower(text)), flat(Flat(spaced)), pairs(flat) {
  opens.reserve(flat.size());
  bool begins = true;
  for (const char32_t c : ToUtf32(spaced)) {
    if (IsNoLetter(c)) {
      begins = true;
      continue;
    }
    opens.push_back(begins);
    opens.resize(opens.size() + ToUtf8(std::u32string(1, c)).size() - 1);
    begins = false;
  }
}

bool FlatText::IsWhole(size_t at, size_t size) const {
  if (opens[at]) return true;
  for (size_t i = at + 1; i < at + size; ++i)
    if (opens[i]) return false;
  return true;
}

MatterRule::MatterRule(std::string_view matter, std::string_view written) : matter_(matter) {
  ForEachPiece(written, '+', [&](std::string_view group) {
    Group& added = groups_.emplace_back();
    added.excluded = group.starts_with('!');
    if (added.excluded) group.remove_prefix(1);
    needed_ += added.excluded ? 0 : 1;
    ForEachPiece(group, ',', [&](std::string_view part) {
      const bool marked = part.starts_with('^');
      std::string plain = marked ? std::string(part.substr(1)) : Flat(part);
      const bool opens = marked || (groups_.size() == 1 && plain.size() == kSyllable);  // what it is about: "차" is not in "유자차"
      const bool asks = ReadWanted(FlatText(plain), 1) == Wanted::kAdvice;
      const bool spaced = Contains(part, " ");
      added.parts.push_back({std::move(plain), opens, spaced, asks});
    });
  });
}

MatterRule::Hit MatterRule::Met(const Group& group, const FlatText& text) {
  Hit best;
  for (const Part& part : group.parts) {
    if (part.text.size() <= best.size) continue;
    const std::string& where = part.opens_word ? text.spaced : text.flat;
    size_t at = part.opens_word ? OpeningWord(where, part.text) : text.pairs.MayHold(part.text) ? where.rfind(part.text) : where.npos;
    while (!part.opens_word && !part.parts_words && at != where.npos && !text.IsWhole(at, part.text.size())) at = at == 0 ? where.npos : where.rfind(part.text, at - 1);
    if (at != where.npos) best = {part.text.size(), kLateness * at / where.size(), part.asks};
  }
  return best;
}

size_t MatterRule::Weight(const FlatText& text) const {
  size_t weight = 0, late = 0;
  for (const Group& group : groups_) {
    const Hit hit = Met(group, text);
    if (group.excluded ? hit.size > 0 : hit.size == 0) return 0;
    if (group.excluded) continue;
    weight += kGroupWeight + hit.size;
    late = std::max(late, hit.late);
  }
  return weight + late;
}

bool MatterRule::IsClose(const FlatText& text) const {
  return needed_ > 1 || std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) { return !group.excluded && Met(group, text).size >= kPhrase; });
}

bool MatterRule::MeetsAny(const FlatText& text, std::initializer_list<std::string_view> marks) const {
  return std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) {
    return !group.excluded && std::any_of(group.parts.begin(), group.parts.end(), [&](const Part& part) { return HasAny(part.text, marks) && Contains(text.flat, part.text); });
  });
}

bool MatterRule::Touches(const FlatText& text) const {
  return std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) {
    const Hit hit = Met(group, text);
    return !group.excluded && hit.size > 0 && !hit.asks;
  });
}

std::vector<MatterRule> MatterRules(const content::Pack& pack) {
  std::vector<MatterRule> rules;
  for (const std::string_view key : pack.KeysUnder(kPrefix)) {
    if (!key.ends_with(kWhen)) continue;
    const std::string_view matter = key.substr(kPrefix.size(), key.size() - kPrefix.size() - kWhen.size());
    for (const std::string_view written : pack.Lines(key)) rules.emplace_back(matter, written);
  }
  return rules;
}

const MatterRule* BestRule(std::span<const MatterRule> rules, const FlatText& text, const FlatText* last) {
  const MatterRule* best = nullptr;
  size_t most = 0;
  for (const MatterRule& rule : rules) {
    const size_t weight = rule.Weight(text);
    if (weight <= most || (last != nullptr && !rule.Touches(*last))) continue;
    most = weight, best = &rule;
  }
  return best;
}

Wanted ReadWanted(const FlatText& text, size_t words) {
  constexpr size_t kShort = 5, kRemark = 7;
  std::string flat = text.flat;
  for (const std::string_view musing : {"까봐", "까해", "까하", "까합", "까싶", "까생각"}) {  // "볼까 봐" fears, "볼까 해요" plans, and neither asks
    for (size_t at = flat.find(musing); at != flat.npos; at = flat.find(musing, at)) flat.erase(at, musing.size());
  }
  const auto says = [&](std::initializer_list<std::string_view> parts) { return HasAny(flat, parts); };
  if (says({"조언", "위로말고"})) return Wanted::kAdvice;
  if (words <= kShort && says({"예를들", "예시", "이를테면", "예들어", "구체적으로"})) return Wanted::kExample;
  if (words <= kRemark && says({"그대로보낼", "그대로할", "보낼게", "해볼게", "해볼래", "그렇게할게", "그걸로할", "그거로할", "이거좋다", "이거좋네"})) return Wanted::kAccepted;
  if (words <= kRemark && says({"말고", "다른거", "다른건", "다른걸", "다른방법", "다른데", "딴거", "딴건", "딴데", "또없", "하나더", "더없", "또뭐"})) return Wanted::kAnother;
  if (says({"내가꼰대", "내가나쁜", "제가나쁜", "나쁜걸까", "이상한걸까", "이상한가", "이상한거야", "이상해보", "예민한걸", "예민한거", "예민한건", "예민한가", "잘못한걸", "잘못한건", "잘못한거", "속좁", "속이좁", "유난인", "나만이런", "나만그런", "저만그런", "저만이런", "나만좋아", "저만좋아",
            "엄마일까", "아빠일까", "못된걸", "심했나", "심한걸까", "심했던걸"}))
    return Wanted::kVerdict;
  if (says({"어떡", "어떻게해", "어떻게하", "어떻게풀", "어떻게말", "어떻게꺼", "어떻게대", "어떻게거", "어떻게보", "어떻게물", "어쩌지", "어쩌면좋", "어쩌죠", "어찌하", "방법", "비결", "요령", "꿀팁", "팁좀", "팁있", "팁없", "하는법", "는법", "법좀", "조언", "추천", "뭐라고말", "뭐라고보내", "뭐라하지", "뭐라하면", "뭐라고하",
            "뭐라말", "할까", "갈까", "볼까", "해야돼", "해야되", "해야할", "해야하", "나을까", "낫나", "나은가", "좋을까", "좋을지", "좋겠소", "면좋아", "가좋아요", "될까", "되나", "될지", "해도돼", "해도되", "도되는거", "도되는건", "도되는걸", "도되겠", "도괜찮", "맞을까", "맞나", "맞는걸까", "너라면", "너같으면", "어떻게생각", "네생각", "니생각", "네의견", "의견은", "뭐가낫", "언제말하", "뭐라고쓰", "뭐라쓰", "뭘하면", "뭐하면", "뭘해주", "해주면좋", "어디서", "어떤기준", "풀릴까", "만들어", "골라", "알려줘", "알려주세", "알려줄", "알려달", "가르쳐줘", "가르쳐주세", "뭐먹", "뭘먹", "뭐볼", "볼만한", "뭐보지", "들을만한", "읽을만한", "갈만한",
            "할만한", "먹을만한", "뭐하지", "뭐하고놀", "어디가", "써줘", "써줄", "써주", "지어", "보낼", "응원해", "좋을까", "빼는법", "어디로", "뭐부터", "도와", "할까요", "어때", "땡기", "땡겨", "심심"}))
    return Wanted::kAdvice;
  if (words <= kRemark && says({"어떻게", "어떨까"}) && !says({"어떻게됐", "어떻게되었", "어떻게지", "어떻게알", "어떻게생겼", "어떻게그럴"})) return Wanted::kAdvice;
  if (words <= kRemark && says({"괜찮네", "괜찮은데", "괜찮다", "좋네", "좋은데", "좋은생각", "좋은방법", "그걸로할", "그거로할", "그렇게해볼", "그렇게할게", "해볼게", "해볼래", "해봐야겠", "해볼까봐", "이해했", "이해함", "이해됐", "알겠어", "알겠습", "그렇구나", "그렇군", "오케이", "굿", "도움됐", "도움이됐", "맞네", "일리가", "일리있", "그러네", "그렇긴하"}))
    return Wanted::kAccepted;
  if (words < kShort && Contains(text.spaced, "너무 ")) return Wanted::kAnother;
  if (words <= kRemark && says({"별로", "싫어", "싫은데", "싫다", "질렸", "안좋아", "해봤는데", "해봤어", "해봤지", "이미해", "하고있", "안돼", "안되던", "먹었", "봤어", "봤는데", "살쪄", "노잼", "어려워", "무리", "오글", "못하겠", "소용없", "어색해질", "안될거같", "안될것같", "싫어할거", "싫어할것", "힘들거같", "힘들것같", "그건좀", "그건못", "못마", "못먹", "안먹", "안마", "뻔하", "식상", "귀찮", "비싸", "추워", "더워",  "용기가안", "너무길", "너무비싸", "더짧", "짧은걸", "없는걸로"})) return Wanted::kAnother;
  return Wanted::kNothing;
}

}  // namespace sam
