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
  std::vector<std::string> intents;
  std::vector<LabelledLine> lines;
  uint32_t Number(const std::string& intent) {
    const auto at = std::find(intents.begin(), intents.end(), intent);
    if (at != intents.end()) return static_cast<uint32_t>(at - intents.begin());
    intents.push_back(intent);
    return static_cast<uint32_t>(intents.size() - 1);
  }
};

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
  Corpus corpus;
  for (const content::Intent& intent : content::Pack::Of(language).intents()) {
    for (const auto example : intent.examples)
      corpus.lines.push_back({std::string(example), corpus.Number(std::string(intent.name)), 1, true});
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
    if (found != labels->end() && seen.insert(text).second) corpus.lines.push_back({text, corpus.Number(found->second), 1, false});
  }
  return corpus;
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
  float probability;
  bool right;
  bool ours;
};

/// What a model makes of lines that it has not seen.
std::vector<Judged> Judge(const IntentModel& model, Language language, const std::vector<const LabelledLine*>& lines) {
  std::vector<Judged> out;
  for (const LabelledLine* line : lines) {
    const auto chances = model.Chances(model.Meaning(EmotionFeatures(line->text, language)));
    const auto best = std::max_element(chances.begin(), chances.end());
    out.push_back({*best, static_cast<uint32_t>(best - chances.begin()) == line->intent, line->ours});
  }
  return out;
}

/// The sharpness at which the best guess's probability says how often it is right.
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
      loss -= std::log(std::max(1e-6f, loaded.model->Chances(loaded.model->Meaning(EmotionFeatures(line->text, language)))[line->intent]));
    if (loss < least) least = loss, best = sharpness;
  }
  return best;
}

void Tell(std::string_view what, const std::vector<Judged>& judged) {
  if (judged.empty()) return;
  fmt::print("{}: {} lines", what, judged.size());
  for (const float from : {0.0f, 0.3f, 0.5f, 0.7f, 0.9f}) {
    size_t right = 0, taken = 0;
    for (const Judged& j : judged) taken += j.probability >= from, right += j.probability >= from && j.right;
    fmt::print("; from {:.1f}: {:.3f} of {:.3f}", from, static_cast<double>(right) / static_cast<double>(std::max<size_t>(1, taken)),
               static_cast<double>(taken) / static_cast<double>(judged.size()));
  }
  fmt::print("\n");
}

Result<int> Run(std::string_view mode, const std::string& data, const std::string& assets, const std::string& labels, Language language) {
  const auto corpus = ReadCorpus(data, labels, language);
  if (!corpus) return tl::unexpected(corpus.error());
  const IntentSettings settings{.language = language};
  IntentTrainer part(settings, corpus->intents);
  part.Train(Pick(*corpus, 0, false));
  const auto unseen = Pick(*corpus, 0, true);
  const float sharpness = Sharpness(part, language, unseen);
  const Loaded loaded(part.Pack(sharpness));
  const auto& model = loaded.model;
  if (!model) return tl::unexpected(model.error());
  const auto start = std::chrono::steady_clock::now();
  auto judged = Judge(*model, language, unseen);
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - start;
  fmt::print("{}: {} intents, {} lines, sharpness {:.1f}, {:.1f} us a line\n", Code(language), corpus->intents.size(), corpus->lines.size(),
             sharpness, spent.count() / static_cast<double>(judged.size()));
  auto others = judged;
  std::erase_if(judged, [](const Judged& j) { return !j.ours; });
  std::erase_if(others, [](const Judged& j) { return j.ours; });
  Tell("our examples", judged);
  Tell("the data", others);
  Tell("seen", Judge(*model, language, Pick(*corpus, 0, false)));
  if (mode == "measure") return 0;
  IntentTrainer whole(settings, corpus->intents);
  std::vector<const LabelledLine*> all;
  for (const LabelledLine& line : corpus->lines) all.push_back(&line);
  whole.Train(all);
  const auto bytes = whole.Pack(sharpness);
  const std::string path = assets + "/intents_" + std::string(Code(language)) + ".bin";
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!file) return Fail(ErrorCode::kUnavailable, "cannot write " + path + "; name a folder that can be written");
  return 0;
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
