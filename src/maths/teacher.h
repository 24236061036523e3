// Gathers the steps and hints of one problem, in words of its language.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "maths/lesson.h"
#include "maths/wording.h"

namespace sam::maths {

class Teacher {
 public:
  explicit Teacher(Language language, char letter = 'x') : language_(language), letter_(1, letter) {}

  void Step(std::string_view kind, const std::string& by, const std::string& result) { lesson_.steps.push_back(Words("step.", kind, by, result)); }
  void Hint(std::string_view kind, const std::string& by = "", const std::string& result = "") { lesson_.hints.push_back(Words("hint.", kind, by, result)); }
  Lesson Done() { return std::move(lesson_); }
  Language language() const { return language_; }

 private:
  std::string Words(std::string_view family, std::string_view kind, const std::string& by, const std::string& result) const {
    return Worded(language_, std::string(family) + std::string(kind), {{"letter", letter_}, {"by", by}, {"result", result}});
  }

  Language language_;
  std::string letter_;
  Lesson lesson_;
};

/// The kinds of lessons, each none for what is not its own; `text` as it was asked.
std::optional<Lesson> TeachSum(std::string_view formula, Language language);
std::optional<Lesson> TeachSystem(const std::string& one, const std::string& other, Language language);
std::optional<Lesson> TeachInequality(std::string_view text, Language language);
std::optional<Lesson> TeachCalculus(std::string_view text, Language language);
std::optional<Lesson> TeachDivisors(std::string_view text, Language language);
std::optional<Lesson> TeachPercent(std::string_view text, Language language);
std::optional<Lesson> TeachMean(std::string_view text, Language language);

}  // namespace sam::maths
