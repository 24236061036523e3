// Steps, units and sentences for an English word problem.
#include "maths/words/english_telling.h"

#include <cctype>

namespace sam::maths {
namespace {

std::string Line(const Amount& x, std::string_view sign, const Amount& y, const Amount& outcome) { return Write(x) + " " + std::string(sign) + " " + Write(y) + " = " + Write(outcome); }

void TellInto(const Story& story, const std::vector<Derivation>& pool, const Derivation& node, std::vector<std::string>& steps) {
  if (node.op == Op::kLeaf) {
    const auto& turned = story.quantities[std::size_t(node.leaf)].turned;
    steps.insert(steps.end(), turned.begin(), turned.end());
    return;
  }
  const Derivation &left = pool[std::size_t(node.left)], &right = pool[std::size_t(node.right)];
  TellInto(story, pool, left, steps);
  TellInto(story, pool, right, steps);
  const Amount &x = left.value, &y = right.value, share = x * y;
  switch (node.op) {
    case Op::kAdd: steps.push_back(Line(x, "+", y, node.value)); break;
    case Op::kSub: steps.push_back(Line(x, "−", y, node.value)); break;
    case Op::kMul: case Op::kPart: steps.push_back(Line(x, "×", y, node.value)); break;
    case Op::kDiv: case Op::kWhole: steps.push_back(Line(x, "÷", y, node.value)); break;
    case Op::kUp: steps.push_back(Line(x, "÷", y, x / y)), steps.push_back("rounded up " + Write(node.value)); break;
    case Op::kOver: steps.push_back(Line(y, "×", (x - node.value) / y, x - node.value)), steps.push_back(Line(x, "−", x - node.value, node.value)); break;
    case Op::kBoth: steps.push_back(Line(x, "+", y, x + y)), steps.push_back(Line(x, "+", x + y, node.value)); break;
    case Op::kBothLess: steps.push_back(Line(x, "−", y, x - y)), steps.push_back(Line(x, "+", x - y, node.value)); break;
    case Op::kRest: steps.push_back(Line(x, "×", y, share)), steps.push_back(Line(x, "−", share, node.value)); break;
    case Op::kGrown: steps.push_back(Line(x, "×", y, share)), steps.push_back(Line(x, "+", share, node.value)); break;
    case Op::kUnrest: steps.push_back(Line(1, "−", y, Amount(1) - y)), steps.push_back(Line(x, "÷", Amount(1) - y, node.value)); break;
    case Op::kUngrown: steps.push_back(Line(1, "+", y, Amount(1) + y)), steps.push_back(Line(x, "÷", Amount(1) + y, node.value)); break;
    case Op::kLeaf: break;
  }
}

std::string Words(const StoryText& text, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t n = begin; n < end && n < text.size(); ++n) {
    const StoryWord& word = text.at(n);
    if (word.text == "?" || word.text == ".") continue;
    std::string written = word.number() && word.money ? "$" + word.text : word.text;
    if (word.capital) written[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(written[0])));
    const bool joined = out.empty() || word.punctuation || word.text[0] == '\'';
    out += (joined ? "" : " ") + written;
    if (word.kind == NumberKind::kPercent) out += "%";
    if (word.kind == NumberKind::kTimes && std::isdigit(static_cast<unsigned char>(word.text[0]))) out += " times";
  }
  while (!out.empty() && (out.back() == ',' || out.back() == ' ')) out.pop_back();
  return out;
}

std::string Listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t n = 0; n < items.size(); ++n) out += (n == 0 ? "" : n + 1 == items.size() ? " and " : ", ") + items[n];
  return out;
}

std::string Told(const Story& story, const Quantity& quantity) {
  std::string words = Words(story.text, quantity.at, quantity.end);
  if (quantity.elided && !quantity.noun.empty()) words = Write(quantity.value) + " " + quantity.noun;
  if (!quantity.per.empty() && quantity.per != "*") words += " for each " + quantity.per;
  return words;
}

}  // namespace

std::vector<std::string> TellSteps(const Story& story, const std::vector<Derivation>& pool, const Derivation& answer) {
  std::vector<std::string> steps;
  TellInto(story, pool, answer, steps);
  return steps;
}

std::string TellUnit(const Story& story, const Derivation& answer) {
  const Asked& asked = story.asked;
  const Quantity& leaf = story.quantities[std::size_t(answer.leaf)];
  if (asked.how == How::kOld) return "years";
  if (asked.dimension == "money") return asked.noun == "cents" || leaf.head == "cent" ? "cents" : "dollars";
  if (!asked.noun.empty() && asked.how == How::kMany) return asked.noun;
  return asked.dimension.empty() || asked.dimension == leaf.dimension ? leaf.noun : "";
}

std::string TellUnderstood(const Story& story, const Derivation& answer) {
  std::vector<std::string> used, idle;
  for (std::size_t n = 0; n < story.quantities.size(); ++n) (answer.used >> n & 1 ? used : idle).push_back(Told(story, story.quantities[n]));
  std::string out = "Given are " + Listed(used) + ", and the question is " + Words(story.text, story.asked.begin, story.asked.end);
  if (!idle.empty()) out += "; " + Listed(idle) + (idle.size() == 1 ? " does" : " do") + " not matter for that";
  return out + ".";
}

std::string TellCheck(const std::vector<Derivation>& pool, const Derivation& answer) {
  const Amount &x = pool[std::size_t(answer.left)].value, &y = pool[std::size_t(answer.right)].value, &z = answer.value;
  const auto back = [&](std::string_view sign, const Amount& found, const Amount& other) { return found == x ? Line(z, sign, other, found) + ", as it should be" : std::string(); };
  switch (answer.op) {
    case Op::kAdd: return back("−", z - y, y);
    case Op::kSub: return back("+", z + y, y);
    case Op::kMul: case Op::kPart: return back("÷", z / y, y);
    case Op::kDiv: case Op::kWhole: return back("×", z * y, y);
    case Op::kUp: return Write(z - 1) + " × " + Write(y) + " < " + Write(x) + " ≤ " + Write(z) + " × " + Write(y);
    case Op::kOver: return Line((x - z) / y, "×", y, x - z) + ", " + Line(x - z, "+", z, x);
    case Op::kBoth: return Line(z, "−", x, x + y) + ", " + Line(x + y, "−", y, x);
    case Op::kBothLess: return Line(z, "−", x, x - y) + ", " + Line(x - y, "+", y, x);
    case Op::kRest: return back("÷", z / (Amount(1) - y), Amount(1) - y);
    case Op::kGrown: return back("÷", z / (Amount(1) + y), Amount(1) + y);
    case Op::kUnrest: return back("×", z * (Amount(1) - y), Amount(1) - y);
    case Op::kUngrown: return back("×", z * (Amount(1) + y), Amount(1) + y);
    case Op::kLeaf: break;
  }
  return "";
}

std::string TellAllGiven(const Story& story) {
  std::vector<std::string> given;
  for (const Quantity& one : story.quantities) given.push_back(Told(story, one));
  return "Given " + std::string(given.size() == 1 ? "is " : "are ") + Listed(given) + ", and the question is " + Words(story.text, story.asked.begin, story.asked.end) + ".";
}

std::string TellTurnedBack(const Quantity& quantity) {
  const std::string& step = quantity.turned.back();  // "3 × 12 = 36"
  const auto sign = step.find(' '), equal = step.rfind(" = ");
  const bool times = step.find("×") != std::string::npos;
  const std::string by = step.substr(step.find(' ', sign + 1) + 1, equal - step.find(' ', sign + 1) - 1);
  if (step.find("+") != std::string::npos) return "";
  return Write(quantity.value) + (times ? " ÷ " : " × ") + by + " = " + step.substr(0, sign);
}

}  // namespace sam::maths
