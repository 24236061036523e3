// Makes assets/turn_words.bin: from what people say, whole and cut short at a random word, learns which is which (src/speech/turn_net.h). Measures on a tenth of
// the utterances that it has not seen.
//   train_turn_words CONTENT_FOLDER DATA_FOLDER OUT_FILE
// Learned from: the examples of intents, signs and meanings in content/; of DATA_FOLDER goemotions/train.tsv, questions/questions.txt, gsm8k/train_800.jsonl,
// songys_chatbot/ChatbotData.csv, nsmc/nsmc_raw_sample_10000.tsv, kote/val.tsv, as far as they lie there.
#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <span>

#include "base/random.h"
#include "base/unicode.h"
#include "speech/turn_words.h"
#include "turn_net_trainer.h"

namespace sam::training {
namespace {

constexpr int kRounds = 4;
constexpr float kInnerWeight = 0.6f; // of a sentence that the same person went on after
constexpr float kFarWeight = 0.5f;   // of what is written rather than said
constexpr uint64_t kSeed = 11;
// With these a turn is held; at other places they end one.
constexpr std::string_view kEnglishFillers[] = {"like", "so", "well", "you know", "i mean", "kind of", "sort of", "and", "but", "or", "because", "and then", "let me see", "let's see", "what was it", "um", "uh", "actually", "anyway", "just", "and like", "so um", "or something like"};
constexpr std::string_view kKoreanFillers[] = {"막", "이제", "근데", "그런데", "그래서", "그리고", "아니", "있잖아", "있잖아요", "하지만", "그래도", "그러면", "일단", "사실은", "또", "저기요", "에", "음", "어", "그니까", "그", "뭐랄까", "약간", "뭔가", "그래 가지고", "뭐지"};

enum class Manner { kSaid, kWritten };

struct Example {
  Sentence sentence;
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

// How likely somebody who goes on is silent: somewhere, and more so after a comma, before what opens a clause or a phrase, after a word that asks for another (as in Goldman-Eisler 1968:
// at the joints of clauses, and where the next word is looked for). Korean is spoken word by word: anywhere.
constexpr float kSomewhere = 0.6f, kAtComma = 0.16f, kBeforeClause = 0.12f, kBeforePhrase = 0.05f, kAfterOpener = 0.05f, kElsewhere = 0.01f;

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }

/// English; `word` and the `next`, in small letters.
float SilenceBetween(std::string_view word, std::string_view next) {
  static constexpr std::string_view kClauses[] = {"and", "but", "or", "because", "so", "when", "if", "that", "who", "which", "where", "while", "until", "before", "after", "since", "unless", "although", "though", "than", "as", "then", "cause"};
  static constexpr std::string_view kPhrases[] = {"to", "for", "at", "in", "on", "with", "about", "from", "by", "of", "like", "into", "over", "what", "how", "why", "just", "not"};
  static constexpr std::string_view kOpeners[] = {"a", "an", "the", "my", "your", "his", "her", "their", "our", "is", "are", "was", "were", "i", "he", "she", "we", "they", "it's", "i'm", "very", "really", "can", "could", "would", "will"};
  if (word.ends_with(',')) return kAtComma;
  if (IsOneOf(next, kClauses)) return kBeforeClause;
  if (IsOneOf(word, kClauses) || IsOneOf(word, kPhrases) || IsOneOf(word, kOpeners)) return kAfterOpener;
  return IsOneOf(next, kPhrases) ? kBeforePhrase : kElsewhere;
}

/// After each of `count` words.
std::vector<float> SilencesOf(std::string_view sentence, size_t count, Language language) {
  std::vector<std::string> words;
  for (size_t begin = 0; begin < sentence.size();) {
    const size_t end = std::min(sentence.find(' ', begin), sentence.size());
    const std::string_view word = sentence.substr(begin, end - begin);
    if (CountWords(word) > 0) words.push_back(ToLower(word));
    begin = end + 1;
  }
  const float anywhere = 1 / static_cast<float>(std::max<size_t>(count, 2) - 1);
  std::vector<float> silences(count, anywhere);
  if (words.size() != count || language == Language::kKorean) return silences;
  for (size_t i = 0; i + 1 < count; ++i) silences[i] = kSomewhere * anywhere + SilenceBetween(words[i], words[i + 1]);
  return silences;
}

bool EndsInMark(std::string_view text) { return !text.empty() && std::string_view(".?!").find(text.back()) != std::string_view::npos; }

void AddFolder(const std::string& folder, std::vector<Source>& out) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) AddNode(YAML::LoadFile(file.string()), out);
}

void AddContent(const std::string& folder, std::vector<Source>& out) {
  for (const char* kind : {"intents", "signs", "meanings"}) AddFolder(folder + "/" + kind, out);
  std::vector<Source> replies;  // beside sentences there are names of topics and tones
  AddFolder(folder + "/replies", replies);
  std::copy_if(replies.begin(), replies.end(), std::back_inserter(out), [](const Source& reply) { return EndsInMark(reply.text); });
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

std::vector<Example> Examples(const std::vector<Source>& sources, Language language) {
  std::vector<Example> out;
  for (const Source& source : sources) {
    if (source.text.size() > 600 || HasHangul(source.text) != (language == Language::kKorean)) continue;
    const bool held_out = Draw(kSeed, 0, source.text) % 10 == 0;
    const auto sentences = SplitSentences(source.text);
    for (size_t i = 0; i < sentences.size(); ++i) {
      const float weight = (source.manner == Manner::kSaid ? 1 : kFarWeight) * (i + 1 == sentences.size() ? 1 : kInnerWeight);
      Sentence sentence{TurnWordsOf(Trim(sentences[i]), language), weight};
      sentence.silences = SilencesOf(Trim(sentences[i]), sentence.words.size(), language);
      if (!sentence.words.empty()) out.push_back({std::move(sentence), held_out, source.manner});
    }
  }
  return out;
}

/// How many whole utterances are known where one cut short in 100, 33, 20, 10 is taken for whole.
void Measure(const TurnNetTrainer& trainer, const std::vector<Example>& examples, Manner said) {
  std::vector<double> whole;
  std::vector<std::pair<double, double>> cut;  // with its weight
  double all_cut = 0;
  for (const Example& e : examples) {
    if (!e.held_out || e.said != said) continue;
    const std::vector<float> ends = trainer.Read(e.sentence);
    whole.push_back(ends.back());
    for (size_t i = 0; i + 1 < ends.size(); ++i) {
      const double weight = e.sentence.weight * e.sentence.silences[i];
      cut.emplace_back(ends[i], weight), all_cut += weight;
    }
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

std::vector<const Sentence*> Chosen(const std::vector<Example>& examples, bool held_out_too) {
  std::vector<const Sentence*> chosen;
  for (const Example& e : examples) if (held_out_too || !e.held_out) chosen.push_back(&e.sentence);
  return chosen;
}

std::vector<Sentence> Fillers(Language language) {
  const std::span<const std::string_view> texts = language == Language::kKorean ? std::span<const std::string_view>(kKoreanFillers) : std::span<const std::string_view>(kEnglishFillers);
  std::vector<Sentence> fillers;
  for (const std::string_view text : texts) fillers.push_back({TurnWordsOf(text, language), 1});
  return fillers;
}

int Run(const std::string& content, const std::string& data, const std::string& out) {
  std::string bytes(kTurnNetMagic.begin(), kTurnNetMagic.end());
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const std::vector<Example> examples = Examples(Sources(content, data, language), language);
    const std::vector<Sentence> fillers = Fillers(language);
    TurnNetTrainer partial(kSeed), trainer(kSeed);
    partial.Train(Chosen(examples, false), fillers, kRounds);
    Measure(partial, examples, Manner::kSaid);
    Measure(partial, examples, Manner::kWritten);
    trainer.Train(Chosen(examples, true), fillers, kRounds);
    const auto net = trainer.Packed();
    bytes.append(reinterpret_cast<const char*>(net.get()), sizeof *net);
  }
  std::ofstream file(out, std::ios::binary);
  file << bytes;
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
