#include "maths/wording.h"

#include "content/pack.h"
#include "content/realise.h"

namespace sam::maths {

std::string Worded(Language language, std::string_view key, WordSlots slots) {
  const auto lines = content::Pack::Of(language).Lines("maths." + std::string(key));
  if (lines.empty()) return {};
  std::string out = Realise(lines.front(), SpeechLevel::kPolite, Slots(slots));
  // A letter that stands for a number stays as it is at the beginning of a sentence.
  for (const auto& [name, value] : slots)
    if (!value.empty() && lines.front().starts_with("{" + std::string(name))) out[0] = value[0];
  return out;
}

std::string Spaced(std::string_view formula) {
  constexpr std::string_view kOpens = "(+-*/^@=<>";
  std::string out;
  for (size_t i = 0; i < formula.size(); ++i) {
    const char c = formula[i];
    const bool sign = out.empty() || (i > 0 && kOpens.find(formula[i - 1]) != std::string_view::npos);  // of a number, not between two
    if (c == '@') out += "√";
    else if (c == '*') out += " × ";
    else if (c == '/') out += i > 0 && formula[i - 1] == ')' ? " ÷ " : "/";
    else if (c == '-' && !sign) out += " - ";
    else if (c == '+') out += " + ";
    else if (c == '=' || c == '<' || c == '>') out += std::string(" ") + c + " ";
    else if (c == '^' && i + 1 < formula.size() && (formula[i + 1] == '2' || formula[i + 1] == '3') && (i + 2 >= formula.size() || formula[i + 2] < '0' || formula[i + 2] > '9')) out += formula[++i] == '2' ? "²" : "³";
    else out.push_back(c);
  }
  return out;
}

}  // namespace sam::maths
