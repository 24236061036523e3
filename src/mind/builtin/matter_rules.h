// Which matter of everyday life a line is about, and what is wanted of her in it: read from words that stand together, which the content
// lists (content/<language>/lines/matter_*.yaml), so that a matter can be added without training anything.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_lists.h"
#include "content/pack.h"

namespace sam {

/// A text as the rules see it: lower case; `flat` without spaces, marks and laughter, since nobody agrees where Korean words part.
struct FlatText {
  explicit FlatText(std::string_view text);
  std::string spaced, flat;
  std::vector<bool> opens;  // by byte of `flat`: a word begins there
  /// What stands at `at` is no mere end of one word and beginning of the next: "이사" is not in "둘이 사니까".
  bool IsWhole(size_t at, size_t size) const;
  PairFilter pairs;  // of `flat`
};

/// One way a matter is recognised, written "a,b + c,d + !e": of each group one part must stand in the text, of a "!" group none. A part that
/// begins with '^' must open a word; so must a single syllable of the first group.
class MatterRule {
 public:
  MatterRule(std::string_view matter, std::string_view written);

  std::string_view matter() const { return matter_; }  // a view into the key it was written under
  /// Groups that must be met.
  size_t groups() const { return needed_; }
  /// 0 where the rule does not hold; else the more, the more groups it has, the more letters were met and the later in the text.
  size_t Weight(const FlatText& text) const;
  /// True where so much must stand together that hardly anything else is meant: two groups, or a whole phrase in this text.
  bool IsClose(const FlatText& text) const;
  /// True where a part with one of these in it stands in the text.
  bool MeetsAny(const FlatText& text, std::initializer_list<std::string_view> marks) const;
  /// True where a needed group is met by `text` alone, and by more than a word that asks.
  bool Touches(const FlatText& text) const;

 private:
  struct Part {
    std::string text;
    bool opens_word = false;
    bool parts_words = false;  // written with a space: it may begin inside a word, "까 봐" in "찍힐까 봐"
    bool asks = false;  // "할까", "추천": tells what is wanted, and not of what
  };
  struct Group {
    std::vector<Part> parts;
    bool excluded = false;
  };
  struct Hit {
    size_t size = 0, late = 0;  // bytes; how late in the text, from 0 on
    bool asks = false;          // "할까": by itself only asks
  };
  /// The longest part that stands in the text; of size 0 where none does.
  static Hit Met(const Group& group, const FlatText& text);

  std::string_view matter_;
  std::vector<Group> groups_;
  size_t needed_ = 0;
};

/// All rules of a language, in the order of their keys.
std::vector<MatterRule> MatterRules(const content::Pack& pack);

/// The rule that says most of `text`; null where none holds. With `last`, only rules that the last line alone touches.
const MatterRule* BestRule(std::span<const MatterRule> rules, const FlatText& text, const FlatText* last = nullptr);

/// What a line wants of her, by its own small words.
enum class Wanted : uint8_t {
  kNothing,
  kAdvice,    // "어떡하지?", "추천해 줘", "뭐라고 보내지"
  kVerdict,   // "제가 예민한 걸까요?"
  kExample,   // "예를 들면?"
  kAnother,   // "그거 말고", "그건 별로야", "해 봤는데 안 돼"
  kAccepted,  // "오 괜찮네", "그렇게 해 볼게"
};
/// Korean. `words`: how many words the line has.
Wanted ReadWanted(const FlatText& text, size_t words);

}  // namespace sam
