// Makes assets/turn_words.bin: from what people say, whole and cut short at a random word, learns which is which (src/speech/turn_words.h). Measures on a tenth of
// the utterances that it has not seen.
//   train_turn_words CONTENT_FOLDER DATA_FOLDER OUT_FILE
// Learned from: the examples of intents, signs and meanings in content/; of DATA_FOLDER goemotions/train.tsv, questions/questions.txt, gsm8k/train_800.jsonl,
// songys_chatbot/ChatbotData.csv, nsmc/nsmc_raw_sample_10000.tsv, kote/val.tsv, as far as they lie there.
#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "base/random.h"
#include "base/unicode.h"
#include "speech/turn_words.h"

namespace sam::training {
namespace {

constexpr int kEpochs = 8;
constexpr float kRate = 0.15f, kDecay = 3e-6f;
constexpr float kKept = 0.8f;        // share of features kept in a step
constexpr size_t kMostCuts = 4;      // of one utterance
constexpr float kInnerWeight = 0.6f; // of a sentence that the same person went on after
constexpr float kFarWeight = 0.5f;   // of what is written rather than said
constexpr uint64_t kSeed = 11;

enum class Manner { kSaid, kWritten };

struct Example {
  std::vector<uint32_t> rows;
  float whole = 0, weight = 1;
  bool held_out = false;
  Manner said = Manner::kSaid;
};

struct Source {
  std::string text;
  Manner manner = Manner::kSaid;
};

std::vector<std::string> LinesOf(const std::string& path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  if (lines.empty()) fmt::print(stderr, "{}: not there, left out\n", path);
  return lines;
}

std::string Column(const std::string& line, char between, size_t which) {
  size_t begin = 0;
  for (; which > 0; --which) {
    begin = line.find(between, begin);
    if (begin == std::string::npos) return {};
    ++begin;
  }
  return line.substr(begin, line.find(between, begin) - begin);
}

void AddColumn(const std::string& path, char between, size_t which, Manner manner, std::vector<Source>& out) {
  for (const std::string& line : LinesOf(path)) out.push_back({Column(line, between, which), manner});
}

/// What stands between `"question": "` and the next quotation mark.
void AddQuestions(const std::string& path, std::vector<Source>& out) {
  constexpr std::string_view kKey = "\"question\": \"";
  for (const std::string& line : LinesOf(path)) {
    const size_t begin = line.find(kKey);
    if (begin == std::string::npos) continue;
    out.push_back({line.substr(begin + kKey.size(), line.find('"', begin + kKey.size()) - begin - kKey.size()), Manner::kWritten});
  }
}

void AddNode(const YAML::Node& node, std::vector<Source>& out) {
  if (node.IsScalar()) {
    if (const auto text = node.as<std::string>(); text.find_first_of("(|{") == std::string::npos) out.push_back({text, Manner::kSaid});
  } else if (node.IsSequence()) {
    for (const auto& part : node) AddNode(part, out);
  } else if (node.IsMap()) {
    for (const auto& part : node) AddNode(part.second, out);
  }
}

void AddContent(const std::string& folder, std::vector<Source>& out) {
  std::vector<std::filesystem::path> files;
  for (const char* kind : {"intents", "signs", "meanings"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder + "/" + kind)) if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) AddNode(YAML::LoadFile(file.string()), out);
}

std::vector<Source> Sources(const std::string& content, const std::string& data, Language language) {
  std::vector<Source> out;
  AddContent(content + "/" + std::string(Code(language)), out);
  if (language == Language::kEnglish) {
    AddColumn(data + "/goemotions/train.tsv", '\t', 0, Manner::kWritten, out);
    AddColumn(data + "/questions/questions.txt", '\t', 0, Manner::kSaid, out);
    AddQuestions(data + "/gsm8k/train_800.jsonl", out);
  } else {
    AddColumn(data + "/songys_chatbot/ChatbotData.csv", ',', 0, Manner::kSaid, out);
    AddColumn(data + "/songys_chatbot/ChatbotData.csv", ',', 1, Manner::kSaid, out);
    AddColumn(data + "/nsmc/nsmc_raw_sample_10000.tsv", '\t', 1, Manner::kWritten, out);
    AddColumn(data + "/kote/val.tsv", '\t', 1, Manner::kWritten, out);
  }
  return out;
}

/// A sentence is whole; cut before a random word of it, it is not.
void AddSentence(std::string_view sentence, const Example& like, Language language, std::vector<Example>& out) {
  std::vector<size_t> cuts;
  for (size_t at = sentence.find(' '); at != std::string_view::npos; at = sentence.find(' ', at + 1)) {
    if (CountWords(sentence.substr(0, at)) > 0 && CountWords(sentence.substr(at)) > 0) cuts.push_back(at);
  }
  if (auto rows = TurnWordFeatures(sentence, language); !rows.empty()) out.push_back({std::move(rows), 1, like.weight, like.held_out, like.said});
  for (size_t i = cuts.size(); i > 1; --i) std::swap(cuts[i - 1], cuts[Draw(kSeed, i, sentence) % i]);
  cuts.resize(std::min(cuts.size(), kMostCuts));
  for (const size_t cut : cuts) out.push_back({TurnWordFeatures(sentence.substr(0, cut), language), 0, like.weight / static_cast<float>(cuts.size()), like.held_out, like.said});
}

std::vector<Example> Examples(const std::vector<Source>& sources, Language language) {
  std::vector<Example> out;
  for (const Source& source : sources) {
    if (source.text.size() > 600 || HasHangul(source.text) != (language == Language::kKorean)) continue;
    const bool held_out = Draw(kSeed, 0, source.text) % 10 == 0;
    const auto sentences = SplitSentences(source.text);
    for (size_t i = 0; i < sentences.size(); ++i) {
      const float weight = (source.manner == Manner::kSaid ? 1 : kFarWeight) * (i + 1 == sentences.size() ? 1 : kInnerWeight);
      AddSentence(Trim(sentences[i]), {.rows = {}, .weight = weight, .held_out = held_out, .said = source.manner}, language, out);
    }
  }
  return out;
}

class Trainer {
 public:
  Trainer() : weights_(kTurnWordRows), squares_(kTurnWordRows, 1e-2f) {}

  void Train(const std::vector<Example>& examples, bool with_held_out) {
    std::vector<uint32_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0u);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[Draw(kSeed, static_cast<uint64_t>(epoch) * order.size() + i, "shuffle") % i]);
      for (const uint32_t which : order) if (with_held_out || !examples[which].held_out) Step(examples[which], ++step_);
    }
  }

  /// The logarithm of the odds, with 8-bit weights.
  double Read(const std::vector<uint32_t>& rows) const {
    const float scale = Scale();
    long sum = 0;
    for (const uint32_t row : rows) sum += std::lround(weights_[row] / scale);
    return bias_ + scale * static_cast<float>(sum);
  }

  float bias() const { return bias_; }
  float Scale() const {
    float largest = 1e-9f;
    for (const float w : weights_) largest = std::max(largest, std::abs(w));
    return largest / 127;
  }
  void Pack(std::string& out) const {
    for (const float w : weights_) out += static_cast<char>(std::lround(w / Scale()));
  }

 private:
  void Step(const Example& example, uint64_t step) {
    kept_.clear();
    uint64_t dice = Draw(kSeed, step, "features");
    float score = bias_;
    for (const uint32_t row : example.rows) {
      dice = dice * 6364136223846793005ull + 1442695040888963407ull;
      if (static_cast<float>(dice >> 40) * 0x1.0p-24f >= kKept) continue;
      kept_.push_back(row);
      score += weights_[row] / kKept;
    }
    const float error = example.weight * (1 / (1 + std::exp(-score)) - example.whole);
    for (const uint32_t row : kept_) {
      const float gradient = error + kDecay * weights_[row];
      squares_[row] += gradient * gradient;
      weights_[row] -= kRate * gradient / std::sqrt(squares_[row]);
    }
    bias_square_ += error * error;
    bias_ -= kRate * error / std::sqrt(bias_square_);
  }

  std::vector<float> weights_, squares_;
  float bias_ = 0, bias_square_ = 1;
  std::vector<uint32_t> kept_;
  uint64_t step_ = 0;
};

/// How many whole utterances are known where one cut short in 100, 33, 20, 10 is taken for whole.
void Measure(const Trainer& trainer, const std::vector<Example>& examples, Manner said) {
  std::vector<double> whole;
  std::vector<std::pair<double, double>> cut;  // with its weight
  double all_cut = 0;
  for (const Example& e : examples) {
    if (!e.held_out || e.said != said) continue;
    if (e.whole > 0) whole.push_back(trainer.Read(e.rows));
    else cut.emplace_back(trainer.Read(e.rows), e.weight), all_cut += e.weight;
  }
  std::sort(cut.begin(), cut.end(), std::greater<>());
  fmt::print("{} whole, {} cut:", whole.size(), cut.size());
  for (const double share : {0.01, 0.03, 0.05, 0.1, 0.2}) {
    double passed = 0;
    size_t at = 0;
    while (at < cut.size() && passed < share * all_cut) passed += cut[at++].second;
    const double threshold = cut[at - 1].first;
    const auto found = std::count_if(whole.begin(), whole.end(), [&](double score) { return score > threshold; });
    fmt::print("  {:.0f}%: {:.1f}% over {:.2f}", 100 * share, 100.0 * static_cast<double>(found) / static_cast<double>(whole.size()), threshold);
  }
  fmt::print("\n");
}

int Run(const std::string& content, const std::string& data, const std::string& out) {
  TurnWordHeader header;
  std::string rows;
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const std::vector<Example> examples = Examples(Sources(content, data, language), language);
    Trainer partial, trainer;
    partial.Train(examples, false);
    Measure(partial, examples, Manner::kSaid);
    Measure(partial, examples, Manner::kWritten);
    trainer.Train(examples, true);
    header.of[language == Language::kKorean ? 1 : 0] = {trainer.bias(), trainer.Scale()};
    trainer.Pack(rows);
  }
  std::string bytes(sizeof header, '\0');
  std::memcpy(bytes.data(), &header, sizeof header);
  std::ofstream file(out, std::ios::binary);
  file << bytes << rows;
  if (!file.flush()) return fmt::print(stderr, "cannot write {}; name a file that can be written\n", out), 1;
  return 0;
}

}  // namespace
}  // namespace sam::training

int main(int count, char** arguments) {
  if (count != 4) return fmt::print(stderr, "usage: train_turn_words CONTENT_FOLDER DATA_FOLDER OUT_FILE\n"), 2;
  try {
    return sam::training::Run(arguments[1], arguments[2], arguments[3]);
  } catch (const std::exception& error) {
    return fmt::print(stderr, "{}\n", error.what()), 1;
  }
}
