// The question inside of one that only asks whether she remembers.
#pragma once

#include <string_view>

namespace sam {

struct QuestionInside {
  std::string_view text;  // a part of what was given; all of it where nothing wraps the question
  bool wrapped = false;   // something like "do you remember" was around it
};

/// "Where do I work, do you remember?", "can you recall what my uncle is called", "동생 이름이 뭔지 기억나요?". Sentences before the
/// question are left out, unless it speaks of them ("he", "거기").
QuestionInside FindQuestionInside(std::string_view text);

}  // namespace sam
