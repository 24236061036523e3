// What an English line tells, read from words that stand together in it, as the content lists them (content/en/lines/remark_*.yaml).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sam {

/// A text as the rules see it: lower case words with one space around each, no marks: " i didnt sleep ".
std::string RuleText(std::string_view text);

/// "a, b c + d* + !e + ~f + max 7": of each group one part must stand in the line as whole words (or with an s), of a "!" group none; of a "~" group one in the line
/// or in those before it; "max 7" wants at most 7 words. "d*" is the beginning of a word, "#" a number in figures, a part that begins with "^" opens the line.
class WordRule {
 public:
  WordRule(std::string_view matter, std::string_view written);

  std::string_view matter() const { return matter_; }  // a view into the key it was written under
  /// 0 where the rule does not hold; else the more, the more groups it has and the more letters were met. Both texts are RuleTexts.
  size_t Weight(std::string_view line, std::string_view before) const;
  /// So much must stand together that hardly anything else is meant: two groups, or a phrase of some words.
  bool IsClose(std::string_view line) const;

 private:
  struct Part {
    std::string text;  // " car park " or " cry"
    bool number = false, opens_line = false;
  };
  struct Group {
    std::vector<Part> parts;
    bool excluded = false, anywhere = false;
  };
  /// Letters of the longest part that stands in the text; 0 where none does.
  static size_t Met(const Group& group, std::string_view text);

  std::string_view matter_;
  std::vector<Group> groups_;
  size_t needed_ = 0, most_words_ = 0;
};

}  // namespace sam
