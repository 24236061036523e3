// Learns which derivations of an English word problem to believe, from problems with their answers.
//   train_word_problems TABLE.cc FILE[:FIRST-LAST]...       writes the weights
//   train_word_problems --folds K FILE[:FIRST-LAST] MORE... K-fold figures on the first file, the others always in the training part
// The first file, of people's own stories, counts threefold. A line of a file is {"q" or "question", "answer", and perhaps "equation"}; lines count from 1.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "maths/words/english_derivation.h"
#include "maths/words/english_weight_table.h"

namespace sam::maths {
namespace {

constexpr int kOften = 3, kRounds = 1, kEpochs = 13, kSettling = 4;
constexpr double kRate = 0.15, kRidge = 0.0006, kSparse = 0.14;

struct Problem {
  std::string text, equation;
  Amount answer;
};

struct Node {
  int left = -1, right = -1;
  std::vector<int> step, answer;  // features
  bool right_answer = false;
};

struct Example {
  std::vector<Node> nodes;
  bool reachable = false;
};

/// Features by their place in dense vectors.
class Index {
 public:
  int Of(std::uint32_t id) {
    const auto [found, fresh] = places_.emplace(id, int(ids_.size()));
    if (fresh) ids_.push_back(id);
    return found->second;
  }
  const std::vector<std::uint32_t>& ids() const { return ids_; }

 private:
  std::unordered_map<std::uint32_t, int> places_;
  std::vector<std::uint32_t> ids_;
};

std::optional<Amount> ReadAnswer(const nlohmann::json& line) {
  std::string text = line["answer"].is_string() ? line["answer"].get<std::string>() : line["answer"].dump();
  if (const auto mark = text.rfind("####"); mark != std::string::npos) text = text.substr(mark + 4);
  std::erase_if(text, [](char c) { return c == ' ' || c == ',' || c == '$'; });
  return ReadAmount(text);
}

std::vector<Problem> ReadProblems(const std::string& argument) {
  const auto colon = argument.rfind(':');
  std::size_t first = 1, last = 1000000;
  if (colon != std::string::npos && std::sscanf(argument.c_str() + colon + 1, "%zu-%zu", &first, &last) != 2) return {};
  std::ifstream file(argument.substr(0, colon));
  std::vector<Problem> problems;
  std::string line;
  for (std::size_t n = 1; std::getline(file, line); ++n) {
    if (n < first || n > last || line.empty()) continue;
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_discarded()) continue;
    const auto answer = ReadAnswer(json);
    if (answer) problems.push_back({json.contains("q") ? json["q"] : json["question"], json.value("equation", ""), *answer});
  }
  return problems;
}

std::vector<Amount> NumbersIn(const std::string& equation) {
  std::vector<Amount> numbers;
  for (std::size_t at = 0; at < equation.size();) {
    std::size_t end = at;
    while (end < equation.size() && (std::isdigit(static_cast<unsigned char>(equation[end])) || equation[end] == '.')) ++end;
    if (const auto number = end > at ? ReadAmount(equation.substr(at, end - at)) : std::nullopt) numbers.push_back(*number);
    at = std::max(end, at + 1);
  }
  std::ranges::sort(numbers);
  return numbers;
}

std::vector<Amount> NumbersOf(const Story& story, const Derivation& one) {
  std::vector<Amount> numbers;
  for (std::size_t n = 0; n < story.quantities.size(); ++n)
    if (one.used >> n & 1) numbers.push_back(story.quantities[n].value);
  std::ranges::sort(numbers);
  return numbers;
}

Example ReadExample(const Problem& problem, const FeatureWeights& weights, Index& index) {
  Example example;
  const auto story = ReadStory(problem.text);
  if (!story) return example;
  const StoryRelations relations(*story);
  const auto pool = Derive(relations, weights, Keep::kFeatures);
  const auto numbers = NumbersIn(problem.equation);
  bool by_equation = false;
  for (const Derivation& one : pool) by_equation = by_equation || (one.op != Op::kLeaf && one.value == problem.answer && NumbersOf(*story, one) == numbers);
  FeatureIds ids;
  for (const Derivation& one : pool) {
    Node node{one.left, one.right, {}, {}, false};
    for (const std::uint32_t id : one.features) node.step.push_back(index.Of(id));
    ids.clear();
    if (one.op != Op::kLeaf) relations.AllAnswerFeatures(pool, one, ids);
    for (const std::uint32_t id : ids) node.answer.push_back(index.Of(id));
    node.right_answer = one.op != Op::kLeaf && one.value == problem.answer && (!by_equation || NumbersOf(*story, one) == numbers);
    example.reachable = example.reachable || node.right_answer;
    example.nodes.push_back(std::move(node));
  }
  return example;
}

class Learner {
 public:
  Index index;

  void Train(const std::vector<Example>& examples) {
    weights_.resize(index.ids().size()), squares_.assign(index.ids().size(), 1e-8);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      double loss = 0;
      settling_ = epoch >= kEpochs - kSettling;  // what is left finds its true weight
      for (const Example& example : examples)
        if (example.reachable) loss += Step(example);
      if (!settling_)
        for (double& weight : weights_) weight = std::copysign(std::max(0.0, std::abs(weight) - kSparse), weight);  // what hardly counts goes
      if (epoch == kEpochs - 1) std::fprintf(stderr, "loss %.3f, %td of %zu features\n", loss / double(examples.size()), std::ranges::count_if(weights_, [](double weight) { return weight != 0; }), weights_.size());
    }
  }

  FeatureWeights Weights() const {
    FeatureWeights all;
    for (std::size_t n = 0; n < weights_.size(); ++n)
      if (std::abs(weights_[n]) > 0.0005) all.Set(index.ids()[n], weights_[n]);
    return all;
  }
  const std::vector<double>& weights() const { return weights_; }

 private:
  /// One step down the gradient of -log P(right answers); returns that loss.
  double Step(const Example& example) {
    const auto& nodes = example.nodes;
    std::vector<double> steps(nodes.size()), totals(nodes.size(), -1e30);
    double most = -1e30;
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      for (const int f : nodes[n].step) steps[n] += weights_[std::size_t(f)];
      if (nodes[n].left < 0) continue;
      steps[n] += steps[std::size_t(nodes[n].left)] + steps[std::size_t(nodes[n].right)];
      totals[n] = steps[n];
      for (const int f : nodes[n].answer) totals[n] += weights_[std::size_t(f)];
      most = std::max(most, totals[n]);
    }
    double all = 0, right = 0;
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      totals[n] = nodes[n].left < 0 ? 0 : std::exp(totals[n] - most);
      all += totals[n], right += nodes[n].right_answer ? totals[n] : 0;
    }
    right = std::max(right, 1e-12);
    gradient_.clear();
    std::vector<double> mass(nodes.size());
    for (std::size_t n = nodes.size(); n-- > 0;) {
      if (nodes[n].left < 0) continue;
      const double own = totals[n] / all - (nodes[n].right_answer ? totals[n] / right : 0);
      mass[n] += own;
      if (std::abs(own) > 1e-7) for (const int f : nodes[n].answer) gradient_[f] += own;
      if (std::abs(mass[n]) > 1e-7) for (const int f : nodes[n].step) gradient_[f] += mass[n];
      mass[std::size_t(nodes[n].left)] += mass[n], mass[std::size_t(nodes[n].right)] += mass[n];
    }
    for (const auto& [f, g] : gradient_) {
      const auto at = std::size_t(f);
      if (settling_ && weights_[at] == 0) continue;
      const double slope = g + kRidge * weights_[at];
      squares_[at] += slope * slope;
      weights_[at] -= kRate * slope / std::sqrt(squares_[at]);
    }
    return -std::log(right / all);
  }

  std::vector<double> weights_, squares_;
  std::unordered_map<int, double> gradient_;
  bool settling_ = false;
};

FeatureWeights TrainOn(const std::vector<Problem>& problems, Learner& learner) {
  FeatureWeights weights = LearnedWeights();  // of the last training: where the search looks first
  for (int round = 0; round < kRounds; ++round) {
    std::vector<Example> examples;
    for (const Problem& problem : problems) examples.push_back(ReadExample(problem, weights, learner.index));
    learner.Train(examples);
    weights = learner.Weights();
  }
  return weights;
}

struct Figures {
  int right = 0, wrong = 0, none = 0;
  std::array<std::pair<int, int>, 10> believed{};  // right and all, by tenths of belief
};

/// How much of the weight of all ways falls on the value of the best.
double Belief(const std::vector<Derivation>& pool, const Derivation& best) {
  double all = 0, same = 0;
  for (const Derivation& one : pool) {
    const double weight = one.op == Op::kLeaf ? 0 : std::exp(one.total - best.total);
    all += weight, same += one.value == best.value ? weight : 0;
  }
  return same / all;
}

void Measure(const std::vector<Problem>& problems, const FeatureWeights& weights, Figures& figures, bool tell) {
  for (const Problem& problem : problems) {
    const auto story = ReadStory(problem.text);
    const auto pool = story ? Derive(StoryRelations(*story), weights, Keep::kScores) : std::vector<Derivation>{};
    const Derivation* best = nullptr;
    for (const Derivation& one : pool)
      if (one.op != Op::kLeaf && (!best || one.total > best->total)) best = &one;
    if (best) {
      auto& [right, all] = figures.believed[std::size_t(std::min(9.0, 10 * Belief(pool, *best)))];
      right += best->value == problem.answer ? 1 : 0, ++all;
    }
    if (!best) ++figures.none;
    else if (best->value == problem.answer) ++figures.right;
    else ++figures.wrong;
    if (tell && !(best && best->value == problem.answer))
      std::cout << (std::ranges::any_of(pool, [&](const Derivation& one) { return one.value == problem.answer; }) ? "" : "unreached: ") << (best ? Write(best->value) : "none") << " for " << Write(problem.answer) << " (" << problem.equation << "): " << problem.text << "\n";
  }
}

int Fold(int folds, const std::vector<Problem>& problems, const std::vector<Problem>& more) {
  Figures figures;
  for (int fold = 0; fold < folds; ++fold) {
    std::vector<Problem> training = more, held;
    for (std::size_t n = 0; n < problems.size(); ++n)
      for (int often = 0; often < (int(n) % folds == fold ? 1 : kOften); ++often) (int(n) % folds == fold ? held : training).push_back(problems[n]);
    Learner learner;
    Measure(held, TrainOn(training, learner), figures, true);
  }
  for (std::size_t n = 0; n < figures.believed.size(); ++n) std::printf("belief 0.%zu: %d of %d right\n", n, figures.believed[n].first, figures.believed[n].second);
  std::printf("right %d, wrong %d, none %d\n", figures.right, figures.wrong, figures.none);
  return 0;
}

std::string Signs(std::uint32_t feature, int hundredths) {
  std::uint64_t bits = std::uint64_t(feature) << 10 | std::uint64_t(hundredths + kWeightZero);
  std::string signs(kSignsPerWeight, ' ');
  for (std::size_t n = signs.size(); n-- > 0; bits >>= 6) signs[n] = kWeightSigns[bits & 63];
  return signs;
}

void WriteTable(const std::string& path, const Learner& learner) {
  std::map<std::uint32_t, int> table;
  for (std::size_t n = 0; n < learner.weights().size(); ++n) {
    const int hundredths = int(std::clamp(std::lround(learner.weights()[n] * 100), -511l, 511l));
    if (std::abs(hundredths) >= 4) table[learner.index.ids()[n]] = hundredths;
  }
  std::ofstream out(path);
  out << "// Learned by tools/train_word_problems; not to be edited by hand.\n#include \"maths/words/english_weight_table.h\"\n\nnamespace sam::maths {\nnamespace {\n\nconstexpr std::string_view kTable =";
  int column = 0;
  for (const auto& [feature, hundredths] : table) out << (column % 90 == 0 ? column == 0 ? "\n      \"" : "\"\n      \"" : "") << Signs(feature, hundredths), ++column;
  out << "\";\n\n}  // namespace\n\nstd::string_view WeightTable() { return kTable; }\n\n}  // namespace sam::maths\n";
  std::printf("%zu weights\n", table.size());
}

}  // namespace
}  // namespace sam::maths

int main(int count, char** arguments) {
  using namespace sam::maths;
  if (count < 3) return 1;
  const bool folds = std::string(arguments[1]) == "--folds";
  if (folds && count < 4) return 1;
  std::vector<Problem> first = ReadProblems(folds ? arguments[3] : arguments[2]), more;
  for (int n = folds ? 4 : 3; n < count; ++n)
    for (const Problem& problem : ReadProblems(arguments[n])) more.push_back(problem);
  if (folds) return Fold(std::atoi(arguments[2]), first, more);
  for (int often = 1; often < kOften; ++often) more.insert(more.end(), first.begin(), first.end());
  first.insert(first.end(), more.begin(), more.end());
  Learner learner;
  TrainOn(first, learner);
  WriteTable(arguments[1], learner);
  return 0;
}
