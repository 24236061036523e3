// Makes assets/signs.bin or assets/meanings.bin: trains the model on our own examples in content/*/signs or content/*/meanings, with those of
// content/*/intents as what is no sign or as what has a meaning (MeaningOf, core/meaning.h), and measures it on a fifth of them that it has not seen.
//   train_signs CONTENT_FOLDER ASSETS_FOLDER [--of signs|meanings] [--from FILE] [--ordinary FILE]... [--told FILE]... [--measure FILE]...
// --from: goes on from the weights in FILE, for a few rounds, with what those do not yet read surely as what it is (hard negatives above all).
// --ordinary: lines of everyday talk, one a line; they teach only what is no sign. --told: the same of people telling her of their days, which count in
// full (tools/told_lines.py). --measure: "sign<TAB>line".
#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>

#include "base/random.h"
#include "base/unicode.h"
#include "core/meaning.h"
#include "perception/sign_model.h"

namespace sam::training {
namespace {

constexpr uint32_t kRows = 1u << 17;

/// What is learned: its folder in the content, its file, its labels ("none" first).
struct Subject {
  std::string name;
  std::span<const std::string_view> labels;
};
const std::array kSubjects = {Subject{"signs", kSignNames}, Subject{"meanings", kMeaningNames}};
constexpr int kEpochs = 30, kEpochsMore = 5;
constexpr float kSureOfNone = 0.96f, kSureOfSign = 0.9f;  // what is read so surely as what it is teaches nothing more
constexpr float kRateMore = 0.12f;
constexpr size_t kLearningMore = Index(Sign::kGoodbye) + 1;  // none, a crisis, a goodbye: the other signs stay as they are
constexpr float kRate = 0.25f;
constexpr float kDecay = 2e-6f;
constexpr float kOrdinaryWeight = 0.15f, kToldWeight = 0.7f;
constexpr float kKept = 0.6f;           // share of features kept in a step
constexpr size_t kMostVariants = 14;    // of one example with (a|b)
constexpr uint64_t kSeed = 7;

struct Example {
  std::string text;
  size_t label = 0;
  float weight = 1;
  bool held_out = false;
};

struct Encoded {
  std::vector<std::pair<uint32_t, float>> features;
  const Example* example = nullptr;
};

/// Every way to read "(a|b) c".
std::vector<std::string> Variants(const std::string& text) {
  const size_t open = text.find('('), close = text.find(')', open);
  if (open == std::string::npos || close == std::string::npos) return {text};
  std::vector<std::string> out;
  const std::string inside = text.substr(open + 1, close - open - 1);
  for (size_t begin = 0; begin <= inside.size();) {
    const size_t bar = std::min(inside.find('|', begin), inside.size());
    for (std::string& rest : Variants(text.substr(close + 1))) {
      out.push_back(text.substr(0, open) + inside.substr(begin, bar - begin) + rest);
    }
    begin = bar + 1;
  }
  return out;
}

void AddVariants(const std::string& text, size_t label, std::vector<Example>& out) {
  std::vector<std::string> ways = Variants(text);
  for (size_t i = ways.size(); i > 1; --i) std::swap(ways[i - 1], ways[Draw(kSeed, i, text) % i]);
  ways.resize(std::min(ways.size(), kMostVariants));
  const bool held_out = Draw(kSeed, 0, text) % 5 == 0;
  const auto weight = static_cast<float>(1 / std::sqrt(static_cast<double>(ways.size())));
  for (std::string& way : ways) out.push_back({std::move(way), label, weight, held_out});
}

size_t LabelNamed(const Subject& subject, const std::string& name) {
  return static_cast<size_t>(std::find(subject.labels.begin(), subject.labels.end(), name) - subject.labels.begin());
}

std::vector<Example> ReadExamples(const Subject& subject, const std::string& content) {
  std::vector<Example> out;
  std::vector<std::filesystem::path> files;
  for (const char* language : {"en", "ko"}) {
    for (const auto& entry : std::filesystem::directory_iterator(content + "/" + language + "/" + subject.name)) if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    for (const auto& group : YAML::LoadFile(file.string())) {
      const size_t label = LabelNamed(subject, group.first.as<std::string>());
      if (label == subject.labels.size()) throw YAML::Exception(group.first.Mark(), file.string() + ": no such label");
      for (const auto& line : group.second) AddVariants(line.as<std::string>(), label, out);
    }
  }
  return out;
}

/// Intents whose examples may be signs as well, so that they teach nothing here.
constexpr std::array<std::string_view, 31> kNearSigns = {
    "promise-return", "ask-who-are-you", "ask-do-you-feel", "ask-her-film", "feel-empty", "insult-her", "complaint-about-her", "set-persona", "sleep", "swear", "goodbye", "wellwish", "leave-her", "ask-human", "ask-body", "ask-crowd",
    "ask-alive", "ask-think-i-human", "ask-convince-robot", "ask-conscious", "ask-looks", "ask-her-sleep", "ask-why-said", "praise-her", "love-her", "miss-her", "role-play", "leave-me-alone", "happiness-q", "retirement", "ask-is-ai-better"};
constexpr std::array<std::string_view, 12> kNearKinds = {"feel-", "breakup", "break-up", "ex-", "self-", "want-", "other-", "threat-", "op-death", "fact-drug", "ask-medicine", "grief"};
constexpr float kIntentWeight = 0.5f;
constexpr size_t kMostOfIntent = 12;  // examples; more would drown the signs
constexpr size_t kMostOfOneKind = 2;  // of each of its kinds, where only hard negatives are looked for

/// What people say of other things: the examples of the intents.
void AddIntents(const std::string& content, size_t of_a_kind, std::vector<Example>& out) {
  std::vector<std::filesystem::path> files;
  for (const char* language : {"en", "ko"}) {
    for (const auto& entry : std::filesystem::directory_iterator(content + "/" + language + "/intents")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    for (const auto& intent : YAML::LoadFile(file.string())) {
      const auto full = intent.first.as<std::string>(), name = full.substr(0, full.find('/'));
      const size_t most = full == name ? kMostOfIntent : of_a_kind;
      const bool near = std::find(kNearSigns.begin(), kNearSigns.end(), name) != kNearSigns.end() ||
                        std::any_of(kNearKinds.begin(), kNearKinds.end(), [&](std::string_view kind) { return name.starts_with(kind); });
      if (near || !intent.second.IsSequence()) continue;
      for (size_t i = 0; i < std::min(most, intent.second.size()); ++i) {
        const auto text = intent.second[i].as<std::string>();
        out.push_back({text, 0, kIntentWeight, Draw(kSeed, 0, text) % 5 == 0});
      }
    }
  }
}

/// Of the intents that begin so a few examples teach what has no meaning.
constexpr std::array<std::string_view, 12> kMeanNothing = {"op-", "fact-", "ask-", "like-", "maxim-", "own-", "habit-", "should-", "tag-", "world-", "which-", "game"};

constexpr size_t kMostOfMeaning = 60, kMostOfKind = 4;

void AddIntentsWithMeaning(const std::string& content, std::vector<Example>& out) {
  for (const char* language : {"en", "ko"}) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(content + "/" + language + "/intents")) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      for (const auto& intent : YAML::LoadFile(file.string())) {
        if (!intent.second.IsSequence()) continue;
        const auto full = intent.first.as<std::string>(), name = full.substr(0, full.find('/'));
        const Meaning meaning = MeaningOf(name);
        const bool nothing = full == name && std::any_of(kMeanNothing.begin(), kMeanNothing.end(), [&](std::string_view kind) { return name.starts_with(kind); });
        if (meaning == Meaning::kNone && !nothing) continue;
        const size_t most = nothing ? kMostOfIntent : full == name ? kMostOfMeaning : kMostOfKind;
        for (size_t i = 0; i < std::min(most, intent.second.size()); ++i) {
          const auto text = intent.second[i].as<std::string>();
          out.push_back({text, static_cast<size_t>(meaning), kIntentWeight, Draw(kSeed, 0, text) % 5 == 0});
        }
      }
    }
  }
}

using Kinds = std::vector<SignLexicon::Entry>;

/// All of the folder's "kind: [word, ...]", file by file.
std::vector<std::pair<YAML::Node, YAML::Node>> KindsOfWords(const std::string& content, const std::string& language) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(content + "/" + language + "/signs/words")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::pair<YAML::Node, YAML::Node>> out;
  for (const auto& file : files) {
    for (const auto& kind : YAML::LoadFile(file.string())) out.emplace_back(kind.first, kind.second);
  }
  return out;
}

/// The words of content/*/signs/words, with a number for each kind.
Kinds ReadKinds(const std::string& content) {
  Kinds slots(SignLexicon::kSlots);
  std::map<std::string, size_t> numbers;
  for (const char* language : {"en", "ko"}) {
    for (const auto& kind : KindsOfWords(content, language)) {
      const size_t number = numbers.emplace(kind.first.as<std::string>(), numbers.size()).first->second;
      if (number >= WordKinds().size()) throw YAML::Exception(kind.first.Mark(), "too many kinds of words");
      for (const auto& entry : kind.second) {
        std::u32string word = ToUtf32(ToLower(entry.as<std::string>()));
        const bool star = word.back() == U'*';
        if (star) word.pop_back();
        SignLexicon::Insert(slots, SignLexicon::KeyOf(word, star ? U"*" : U""), number);
      }
    }
  }
  return slots;
}

class Trainer {
 public:
  explicit Trainer(size_t labels) : labels_(labels), weights_(kRows), squares_(kRows) {}

  static Encoded Encode(const Example& example, const Kinds& kinds) {
    Encoded out{.features = {}, .example = &example};
    for (const Feature& f : SignFeatures(example.text, SignLexicon(kinds))) out.features.emplace_back(static_cast<uint32_t>(f.hash & (kRows - 1)), f.weight);
    return out;
  }

  /// From weights that `Pack` made.
  Trainer(const std::string& file, size_t labels) : Trainer(labels) {
    SignHeader header;
    std::vector<SignRow> rows(kRows);
    std::ifstream in(file, std::ios::binary);
    in.read(reinterpret_cast<char*>(&header), sizeof(header));
    in.read(reinterpret_cast<char*>(rows.data()), static_cast<std::streamsize>(rows.size() * sizeof(SignRow)));
    if (!in || header.magic != SignHeader{}.magic || header.rows != kRows || header.labels != labels) throw std::runtime_error(file + ": no weights of these labels; leave --from out");
    bias_ = header.bias;
    for (size_t r = 0; r < kRows; ++r) {
      for (size_t i = 0; i < labels; ++i) weights_[r][i] = static_cast<float>(rows[r][i]) * header.scale;
    }
    rate_ = kRateMore;
    learning_ = std::min(labels, kLearningMore);
  }

  void Train(const std::vector<const Encoded*>& samples, int epochs) {
    for (auto& square : squares_) square.fill(1e-2f);
    bias_square_.fill(1);
    std::vector<uint32_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0u);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      for (size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[Draw(kSeed, static_cast<uint64_t>(epoch) * order.size() + i, "shuffle") % i]);
      }
      for (const uint32_t which : order) Step(*samples[which], ++step_);
    }
  }

  SignProbabilities Read(const std::vector<std::pair<uint32_t, float>>& features) const {
    SignProbabilities scores = bias_;
    for (const auto& [row, weight] : features) {
      for (size_t i = 0; i < labels_; ++i) scores[i] += weight * weights_[row][i];
    }
    Softmax(std::span(scores).first(labels_));
    return scores;
  }

  std::vector<uint8_t> Pack(const Kinds& kinds) const {
    float largest = 1e-9f;
    for (const auto& row : weights_) for (const float w : row) largest = std::max(largest, std::abs(w));
    SignHeader header;
    header.rows = kRows;
    header.labels = static_cast<uint32_t>(labels_);
    header.scale = largest / 127;
    header.bias = bias_;
    std::vector<SignRow> rows(kRows, SignRow{});
    for (size_t r = 0; r < kRows; ++r) {
      for (size_t i = 0; i < labels_; ++i) rows[r][i] = static_cast<int8_t>(std::lround(weights_[r][i] / header.scale));
    }
    const size_t row_bytes = rows.size() * sizeof(SignRow), kind_bytes = kinds.size() * sizeof(SignLexicon::Entry);
    std::vector<uint8_t> bytes(sizeof(header) + row_bytes + kind_bytes);
    std::memcpy(bytes.data(), &header, sizeof(header));
    std::memcpy(bytes.data() + sizeof(header), rows.data(), row_bytes);
    std::memcpy(bytes.data() + sizeof(header) + row_bytes, kinds.data(), kind_bytes);
    return bytes;
  }

 private:
  void Step(const Encoded& sample, uint64_t step) {
    kept_.clear();
    uint64_t dice = Draw(kSeed, step, "features");
    for (const auto& [row, weight] : sample.features) {
      dice = dice * 6364136223846793005ull + 1442695040888963407ull;
      if (static_cast<float>(dice >> 40) * 0x1.0p-24f < kKept) kept_.emplace_back(row, weight / kKept);
    }
    SignProbabilities errors = Read(kept_);
    errors[sample.example->label] -= 1;
    for (float& e : errors) e *= sample.example->weight;
    for (const auto& [row, weight] : kept_) {
      for (size_t i = 0; i < learning_; ++i) {
        const float gradient = errors[i] * weight + kDecay * weights_[row][i];
        squares_[row][i] += gradient * gradient;
        weights_[row][i] -= rate_ * gradient / std::sqrt(squares_[row][i]);
      }
    }
    for (size_t i = 0; i < learning_; ++i) {
      bias_square_[i] += errors[i] * errors[i];
      bias_[i] -= rate_ * errors[i] / std::sqrt(bias_square_[i]);
    }
  }

  size_t labels_;
  float rate_ = kRate;
  size_t learning_ = labels_;  // labels whose weights change
  std::vector<SignProbabilities> weights_, squares_;
  SignProbabilities bias_{}, bias_square_{};
  std::vector<std::pair<uint32_t, float>> kept_;
  uint64_t step_ = 0;
};

/// For each sign, how much of it is found where one ordinary line in 1,000, 300, 100, 30 is taken for it.
void MeasureThresholds(const Subject& subject, const std::vector<std::pair<const Example*, SignProbabilities>>& read, const std::vector<SignProbabilities>& ordinary) {
  const bool of_signs = subject.name == "signs";
  for (size_t label = 1; label < subject.labels.size(); ++label) {
    const auto strength = [&](const SignProbabilities& p) {
      return of_signs && (label == Index(Sign::kExplicit) || label == Index(Sign::kImplied)) ? p[1] + p[2] : p[label];
    };
    std::vector<float> alarms;
    for (const auto& p : ordinary) alarms.push_back(strength(p));
    std::sort(alarms.begin(), alarms.end(), std::greater<>());
    fmt::print("  {:10}", subject.labels[label]);
    for (const size_t one_in : {1000, 300, 100, 30}) {
      const float threshold = alarms[alarms.size() / one_in];
      int found = 0, all = 0;
      for (const auto& [example, p] : read) if (example->label == label) ++all, found += strength(p) > threshold;
      fmt::print("  1/{}: {:.1f}% over {:.3f}", one_in, 100.0 * found / std::max(all, 1), threshold);
    }
    fmt::print("\n");
  }
}

/// A table of truth against what was read, and the lines that were missed.
void Measure(const Subject& subject, const std::string& what, const std::vector<std::pair<const Example*, SignProbabilities>>& read, bool tell) {
  std::map<std::pair<size_t, size_t>, int> table;
  std::map<size_t, int> total;
  for (const auto& [example, p] : read) {
    const auto best = static_cast<size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    ++table[{example->label, best}];
    ++total[example->label];
    if (tell && best != example->label) {
      fmt::print("  MISS {} read as {} {:.2f}: {}\n", subject.labels[example->label], subject.labels[best], p[best], example->text);
    }
  }
  fmt::print("{}:\n", what);
  for (const auto& [label, count] : total) {
    fmt::print("  {:10} {:5}:", subject.labels[label], count);
    for (size_t i = 0; i < subject.labels.size(); ++i) fmt::print(" {:>5.1f}", 100.0 * table[{label, i}] / count);
    fmt::print("\n");
  }
}

std::vector<Example> ReadLines(const Subject& subject, const std::string& path, bool labelled, float weight) {
  std::vector<Example> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const size_t tab = line.find('\t');
    if (!labelled) out.push_back({line, 0, weight, false});
    else if (tab != std::string::npos) out.push_back({line.substr(tab + 1), LabelNamed(subject, line.substr(0, tab)) % subject.labels.size(), 1, false});
  }
  return out;
}

Trainer TrainOn(const Subject& subject, const std::vector<Encoded>& encoded, bool with_held_out) {
  Trainer trainer(subject.labels.size());
  std::vector<const Encoded*> samples;
  for (const Encoded& e : encoded) if (with_held_out || !e.example->held_out) samples.push_back(&e);
  trainer.Train(samples, kEpochs);
  return trainer;
}

Trainer TrainOnFrom(const std::string& file, const Subject& subject, const std::vector<Encoded>& encoded) {
  Trainer trainer(file, subject.labels.size());
  std::vector<const Encoded*> samples;
  for (const Encoded& e : encoded) if (trainer.Read(e.features)[e.example->label] < (e.example->label == 0 ? kSureOfNone : kSureOfSign) || e.example->label >= kLearningMore) samples.push_back(&e);
  fmt::print("{} lines to go on with\n", samples.size());
  trainer.Train(samples, kEpochsMore);
  return trainer;
}

int Write(const Subject& subject, const Trainer& trainer, const Kinds& kinds, const std::string& assets) {
  const std::vector<uint8_t> bytes = trainer.Pack(kinds);
  std::ofstream file(assets + "/" + subject.name + ".bin", std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!file) return fmt::print(stderr, "cannot write {}/{}.bin; name a folder that can be written\n", assets, subject.name), 1;
  return 0;
}

void MeasureOn(const Subject& subject, const Trainer& trainer, const Kinds& kinds, const std::string& what, const std::vector<Example>& examples, bool tell) {
  std::vector<std::pair<const Example*, SignProbabilities>> read;
  for (const Example& e : examples) read.emplace_back(&e, trainer.Read(Trainer::Encode(e, kinds).features));
  Measure(subject, what, read, tell);
  std::vector<SignProbabilities> ordinary;
  for (const auto& [example, p] : read) if (example->label == 0) ordinary.push_back(p);
  if (ordinary.size() > 100) MeasureThresholds(subject, read, ordinary);
}

int Run(int count, char** arguments) {
  const std::string content = arguments[1], assets = arguments[2];
  const Kinds kinds = ReadKinds(content);
  Subject subject = kSubjects.front();
  std::string from;
  std::map<std::string, std::vector<Example>> measures;
  std::vector<Example> more;
  for (int i = 3; i + 1 < count; i += 2) {
    if (std::string_view(arguments[i]) == "--of") {
      const auto found = std::find_if(kSubjects.begin(), kSubjects.end(), [&](const Subject& s) { return s.name == arguments[i + 1]; });
      if (found == kSubjects.end()) throw std::runtime_error("--of takes signs or meanings");
      subject = *found;
      continue;
    }
    if (std::string_view(arguments[i]) == "--from") {
      from = arguments[i + 1];
      continue;
    }
    const bool told = std::string_view(arguments[i]) == "--told", ordinary = told || std::string_view(arguments[i]) == "--ordinary";
    auto lines = ReadLines(subject, arguments[i + 1], !ordinary, told ? kToldWeight : kOrdinaryWeight);
    if (ordinary) more.insert(more.end(), lines.begin(), lines.end());
    else measures[arguments[i + 1]] = std::move(lines);
  }
  std::vector<Example> examples = ReadExamples(subject, content);
  if (subject.name == "signs") {
    AddIntents(content, from.empty() ? 0 : kMostOfOneKind, examples);
    for (Example& e : ReadExamples(kSubjects[1], content)) examples.push_back({std::move(e.text), 0, kIntentWeight, e.held_out});  // what befell or was said to her is no sign
  }
  if (subject.name == "meanings") AddIntentsWithMeaning(content, examples);
  examples.insert(examples.end(), more.begin(), more.end());
  std::vector<Encoded> encoded;
  std::vector<Example> held_out;
  for (const Example& e : examples) encoded.push_back(Trainer::Encode(e, kinds));
  if (!from.empty()) return Write(subject, TrainOnFrom(from, subject, encoded), kinds, assets);
  for (const Example& e : examples) if (e.held_out) held_out.push_back(e);
  fmt::print("{} lines, {} held out; columns:", examples.size(), held_out.size());
  for (const auto name : subject.labels) fmt::print(" {}", name);
  fmt::print("\n");
  const Trainer partial = TrainOn(subject, encoded, false);
  MeasureOn(subject, partial, kinds, "held out", held_out, true);
  for (const auto& [name, lines] : measures) {
    std::vector<Example> both = held_out;
    for (const Example& e : lines) if (e.label == 0) both.push_back(e);
    MeasureOn(subject, partial, kinds, "held out, against " + name, both, false);
  }
  const Trainer trainer = TrainOn(subject, encoded, true);
  for (const auto& [name, lines] : measures) MeasureOn(subject, trainer, kinds, name, lines, true);
  return Write(subject, trainer, kinds, assets);
}

}  // namespace
}  // namespace sam::training

int main(int count, char** arguments) {
  if (count < 3) return fmt::print(stderr, "usage: train_signs CONTENT_FOLDER ASSETS_FOLDER [--of signs|meanings] [--from FILE] [--ordinary FILE]... [--told FILE]... [--measure FILE]...\n"), 2;
  try {
    return sam::training::Run(count, arguments);
  } catch (const std::exception& error) {
    return fmt::print(stderr, "{}\n", error.what()), 1;
  }
}
