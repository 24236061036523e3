// Makes assets/intents_en.bin and assets/intents_ko.bin from our own examples in content/*/intents and from lines of the data with the
// intents that we gave them (tools/intent_labels; the lines themselves stay with the data).
//   train_intents train|measure DATA_FOLDER ASSETS_FOLDER LABELS_FOLDER [en|ko]
// Either tells how many lines of a fifth that was left out are understood; `train` then learns from all.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <future>
#include <map>
#include <set>
#include <sstream>

#include "base/random.h"
#include "base/unicode.h"
#include "content/pack.h"
#include "intent_trainer.h"

namespace sam::training {
namespace {

constexpr uint64_t kFolds = 5;

struct Corpus {
  std::vector<std::string> intents, kinds;
  std::vector<LabelledLine> lines;
};

/// A line with the name that we gave it: "op-money", or "op-money/buys-happiness".
struct Named {
  std::string text, name;
  bool ours;
};

std::string IntentOf(const std::string& name) { return name.substr(0, name.find('/')); }

/// Numbers for the names. One of our own examples of a plain intent that has kinds may be of any of them; a line of the data is of none.
Corpus Numbered(const std::vector<Named>& named) {
  std::map<std::string, std::set<std::string>> kinds_of;
  for (const Named& line : named) {
    auto& kinds = kinds_of[IntentOf(line.name)];
    if (line.name.find('/') != line.name.npos) kinds.insert(line.name);
  }
  Corpus corpus;
  std::map<std::string, uint32_t> intent_numbers, kind_numbers;
  for (const auto& [intent, kinds] : kinds_of) {
    intent_numbers[intent] = static_cast<uint32_t>(corpus.intents.size());
    corpus.intents.push_back(intent);
    for (const std::string& kind : kinds) {
      kind_numbers[kind] = static_cast<uint32_t>(corpus.kinds.size());
      corpus.kinds.push_back(kind);
    }
  }
  for (const Named& line : named) {
    const auto kind = kind_numbers.find(line.name);
    const uint32_t plain = line.ours ? LabelledLine::kAnyKind : LabelledLine::kPlain;
    corpus.lines.push_back({line.text, intent_numbers[IntentOf(line.name)], kind == kind_numbers.end() ? plain : kind->second, line.ours});
  }
  return corpus;
}

/// "hash -> intent" of LABELS/<language>.tsv: an intent a line, then the hashes of its lines in hexadecimal.
Result<std::map<uint64_t, std::string>> ReadLabels(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Fail(ErrorCode::kNotFound, "cannot read " + path + "; name the folder of labels");
  std::map<uint64_t, std::string> labels;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string intent, hash;
    words >> intent;
    while (words >> hash) labels[std::stoull(hash, nullptr, 16)] = intent;
  }
  return labels;
}

/// The first column of a file of the data.
std::string TextOf(const std::string& line, Language language) {
  if (language == Language::kEnglish) return CleanText(line);
  const bool quoted = line.starts_with('"');
  const size_t end = quoted ? line.find("\",") : line.find(',');
  return end == line.npos ? "" : CleanText(line.substr(quoted, end - quoted));
}

uint64_t LabelHash(const std::string& text) { return StableHash(text) >> 16; }

Result<Corpus> ReadCorpus(const std::string& data, const std::string& labels_folder, Language language) {
  std::vector<Named> named;
  for (const content::Intent& intent : content::Pack::Of(language).intents()) {
    for (const auto example : intent.examples) named.push_back({std::string(example), std::string(intent.name), true});
  }
  const auto labels = ReadLabels(labels_folder + "/" + std::string(Code(language)) + ".tsv");
  if (!labels) return tl::unexpected(labels.error());
  const std::string path = data + (language == Language::kEnglish ? "/questions/questions.txt" : "/songys_chatbot/ChatbotData.csv");
  std::ifstream file(path);
  if (!file) return Fail(ErrorCode::kNotFound, "cannot read " + path + "; name the data folder");
  std::set<std::string> seen;
  for (std::string line; std::getline(file, line);) {
    const std::string text = TextOf(line, language);
    const auto found = labels->find(LabelHash(text));
    if (found != labels->end() && seen.insert(text).second) named.push_back({text, found->second, false});
  }
  return Numbered(named);
}

std::vector<const LabelledLine*> Pick(const Corpus& corpus, uint64_t fold, bool of_fold) {
  std::vector<const LabelledLine*> out;
  for (const LabelledLine& line : corpus.lines)
    if ((Draw(3, 0, line.text) % kFolds == fold) == of_fold) out.push_back(&line);
  return out;
}

/// A model over bytes that it keeps aligned.
struct Loaded {
  explicit Loaded(const std::vector<uint8_t>& bytes) : room(bytes.size() + 64) {
    uint8_t* begin = room.data() + (64 - reinterpret_cast<uintptr_t>(room.data()) % 64) % 64;
    std::copy(bytes.begin(), bytes.end(), begin);
    model = IntentModel::Load({begin, bytes.size()});
  }
  std::vector<uint8_t> room;
  Result<IntentModel> model = Fail(ErrorCode::kNotFound, "nothing loaded");
};

struct Judged {
  float chance, lead;  // of the likeliest intent; lead: against the next likely one
  bool right;
  bool of_kind;
  float kind_lead;
  bool kind_right;
};

/// What a model makes of lines that it has not seen.
std::vector<Judged> Judge(const IntentModel& model, Language language, const std::vector<const LabelledLine*>& lines) {
  std::vector<Judged> out;
  for (const LabelledLine* line : lines) {
    const WholeVector meaning = ToWhole(model.Meaning(EmotionFeatures(line->text, language)));
    const auto chances = model.Chances(meaning);
    const auto best = std::max_element(chances.begin(), chances.end());
    const auto intent = static_cast<uint32_t>(best - chances.begin());
    const auto kind = model.KindOf(meaning, intent);
    float second = 0;
    for (const float& chance : chances)
      if (&chance != &*best) second = std::max(second, chance);
    out.push_back({*best, *best / (*best + second), intent == line->intent, line->kind < LabelledLine::kPlain, kind.chance, kind.kind == line->kind});
  }
  return out;
}

/// The sharpness at which the best guess's probability says how often it is right, of lines that people typed: our own examples are chosen
/// to be unlike each other.
float Sharpness(const IntentTrainer& trainer, Language language, const std::vector<const LabelledLine*>& unseen) {
  float best = 1;
  double least = INFINITY;
  std::vector<uint8_t> bytes = trainer.Pack(1);
  for (const float sharpness : {0.7f, 0.8f, 0.9f, 1.0f, 1.1f, 1.2f, 1.3f}) {
    std::memcpy(bytes.data() + offsetof(IntentHeader, sharpness), &sharpness, sizeof sharpness);
    const Loaded loaded(bytes);
    if (!loaded.model) continue;
    double loss = 0;
    for (const LabelledLine* line : unseen)
      if (!line->ours) loss -= std::log(std::max(1e-6f, loaded.model->Chances(ToWhole(loaded.model->Meaning(EmotionFeatures(line->text, language))))[line->intent]));
    if (loss < least) least = loss, best = sharpness;
  }
  return best;
}

/// How often the likeliest intent is right from a chance on, and the kind that is told from a lead on.
void Tell(std::string_view what, const std::vector<Judged>& judged) {
  if (judged.empty()) return;
  const auto count = [&](auto which) { return static_cast<double>(std::count_if(judged.begin(), judged.end(), which)); };
  const auto all = static_cast<double>(judged.size());
  fmt::print("{}: {} lines\n  intent right (of the lines)", what, judged.size());
  for (const float from : {0.0f, 0.3f, 0.5f, 0.7f, 0.9f}) {
    const double taken = count([&](const Judged& j) { return j.chance >= from; }), right = count([&](const Judged& j) { return j.chance >= from && j.right; });
    fmt::print("  {:.1f}: {:.3f} ({:.3f})", from, right / std::max(1.0, taken), taken / all);
  }
  fmt::print("\n  kind right (of the lines)");
  for (const float from : {0.6f, 0.7f, 0.8f, 0.9f, 0.95f}) {
    const auto told = [&](const Judged& j) { return j.kind_lead >= from && (j.chance >= 0.5f || j.lead >= 0.7f); };
    const double taken = count(told), right = count([&](const Judged& j) { return told(j) && j.right && j.kind_right; });
    fmt::print("  {:.2f}: {:.3f} ({:.3f})", from, right / std::max(1.0, taken), taken / all);
  }
  fmt::print("\n");
}

/// What a model that has not seen a fifth of the lines makes of them; gives the sharpness that serves them best.
Result<float> Measure(const Corpus& corpus, Language language) {
  IntentTrainer part({.language = language}, corpus.intents, corpus.kinds);
  part.Train(Pick(corpus, 0, false));
  const auto unseen = Pick(corpus, 0, true);
  const float sharpness = Sharpness(part, language, unseen);
  const Loaded loaded(part.Pack(sharpness));
  const auto& model = loaded.model;
  if (!model) return tl::unexpected(model.error());
  const auto start = std::chrono::steady_clock::now();
  const auto judged = Judge(*model, language, unseen);
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - start;
  fmt::print("{}: {} intents, {} kinds, {} lines, sharpness {:.1f}, {:.1f} us a line\n", Code(language), corpus.intents.size(), corpus.kinds.size(),
             corpus.lines.size(), sharpness, spent.count() / static_cast<double>(judged.size()));
  constexpr size_t kMany = 12;  // examples of ours, from which a kind is broad
  std::map<uint32_t, size_t> examples;
  for (const LabelledLine& line : corpus.lines) examples[line.kind] += line.ours;
  const auto of = [&](auto which) {
    std::vector<const LabelledLine*> lines;
    std::copy_if(unseen.begin(), unseen.end(), std::back_inserter(lines), which);
    return Judge(*model, language, lines);
  };
  Tell("left out: the data", of([](const LabelledLine* l) { return !l->ours; }));
  Tell("left out: ours of no kind", of([](const LabelledLine* l) { return l->ours && l->kind >= LabelledLine::kPlain; }));
  Tell("left out: ours of a narrow kind", of([&](const LabelledLine* l) { return l->ours && l->kind < LabelledLine::kPlain && examples[l->kind] < kMany; }));
  Tell("left out: ours of a broad kind", of([&](const LabelledLine* l) { return l->ours && l->kind < LabelledLine::kPlain && examples[l->kind] >= kMany; }));
  Tell("seen", Judge(*model, language, Pick(corpus, 0, false)));
  return sharpness;
}

Result<int> Write(const std::vector<uint8_t>& bytes, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!file) return Fail(ErrorCode::kUnavailable, "cannot write " + path + "; name a folder that can be written");
  return 0;
}

Result<int> Run(std::string_view mode, const std::string& data, const std::string& assets, const std::string& labels, Language language) {
  const auto corpus = ReadCorpus(data, labels, language);
  if (!corpus) return tl::unexpected(corpus.error());
  IntentTrainer whole({.language = language}, corpus->intents, corpus->kinds);
  std::future<void> learning;  // beside the measurement: either takes minutes
  if (mode == "train") {
    learning = std::async(std::launch::async, [&] {
      std::vector<const LabelledLine*> all;
      for (const LabelledLine& line : corpus->lines) all.push_back(&line);
      whole.Train(all);
    });
  }
  const auto sharpness = Measure(*corpus, language);
  if (!learning.valid()) return sharpness ? Result<int>(0) : tl::unexpected(sharpness.error());
  learning.get();
  if (!sharpness) return tl::unexpected(sharpness.error());
  return Write(whole.Pack(*sharpness), assets + "/intents_" + std::string(Code(language)) + ".bin");
}

}  // namespace
}  // namespace sam::training

int main(int count, char** arguments) {
  const std::string_view mode = count > 1 ? arguments[1] : "";
  if (count < 5 || (mode != "train" && mode != "measure"))
    return fmt::print(stderr, "usage: train_intents train|measure DATA_FOLDER ASSETS_FOLDER LABELS_FOLDER [en|ko]\n"), 2;
  for (const auto language : {sam::Language::kEnglish, sam::Language::kKorean}) {
    if (count > 5 && sam::Code(language) != arguments[5]) continue;
    const auto done = sam::training::Run(mode, arguments[2], arguments[3], arguments[4], language);
    if (!done) return fmt::print(stderr, "{}\n", done.error().message), 1;
  }
  return 0;
}
