// Makes assets/emotions_en.bin and assets/emotions_ko.bin: trains the emotion models and measures them.
//   train_emotions train|measure DATA_FOLDER ASSETS_FOLDER [en|ko]
// DATA_FOLDER holds goemotions/{train,dev}.tsv, kote/val.tsv, nsmc/nsmc_raw_sample_10000.tsv and
// songys_chatbot/ChatbotData.csv. What is measured on is
// never trained on: GoEmotions dev, the last 1,000 lines of KOTE, the last 2,000 of NSMC.
#include <fmt/core.h>

#include <chrono>
#include <fstream>

#include "emotion_trainer.h"
#include "perception/emotion_cues.h"
#include "perception/emotion_pad.h"

namespace sam::training {
namespace {

constexpr size_t kFolds = 4;  // of the training data; thresholds come from samples a fold's model has not seen

Settings SettingsFor(Language language) {
  if (language == Language::kEnglish) return {.decay = 1e-4f, .dropped = 0.3f};
  return {.language = language, .slots = 1u << 16, .least_seen = 3, .rate = 0.08f, .dropped = 0.5f};
}

/// Thresholds found by cross-validation over `samples`.
Thresholds CrossValidate(const Settings& settings, const std::vector<Sample>& samples) {
  std::vector<std::pair<Scores, uint32_t>> scored;
  for (size_t fold = 0; fold < kFolds; ++fold) {
    Trainer trainer(settings, samples);
    std::vector<Encoded> encoded;
    for (const Sample& sample : samples) encoded.push_back(trainer.Encode(sample));
    std::vector<const Encoded*> rest;
    for (size_t i = 0; i < encoded.size(); ++i)
      if (i % kFolds != fold) rest.push_back(&encoded[i]);
    trainer.Train(rest);
    for (size_t i = fold; i < encoded.size(); i += kFolds) {
      if (encoded[i].sample->has_labels && encoded[i].sample->judged)
        scored.emplace_back(trainer.Score(encoded[i]), encoded[i].sample->labels);
    }
  }
  Thresholds thresholds = BestThresholds(scored);
  RefineThresholds(scored, thresholds);
  return thresholds;
}

std::vector<uint8_t> TrainAll(const Settings& settings, const std::vector<Sample>& samples,
                              const Thresholds& thresholds) {
  Trainer trainer(settings, samples);
  std::vector<Encoded> encoded;
  for (const Sample& sample : samples) encoded.push_back(trainer.Encode(sample));
  std::vector<const Encoded*> all;
  for (const Encoded& e : encoded) all.push_back(&e);
  trainer.Train(all);
  return trainer.Pack(thresholds);
}

/// What the program will make of `samples`: the model's reading and what the cues and the blend to PAD do to it.
void Measure(const EmotionModel& model, Language language, const std::vector<Sample>& samples, std::string_view what) {
  Thresholds thresholds;
  for (size_t i = 0; i < kEmotionLabels; ++i) thresholds[i] = model.Threshold(i);
  std::vector<std::pair<uint32_t, uint32_t>> labels, ekman;
  size_t right = 0, signs = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (const Sample& sample : samples) {
    EmotionReading reading = model.Read(sample.text);
    ApplyEmotionCues(sample.text, language, reading);
    const double pleasure = PadOf(reading, model).pleasure;
    const uint32_t guess = LabelsOf(reading.labels, thresholds);
    if (sample.has_labels) {
      labels.emplace_back(guess, sample.labels);
      ekman.emplace_back(EkmanOf(guess), EkmanOf(sample.labels));
    }
    if (sample.valence == 0 || !sample.clear) continue;
    ++signs;
    right += (pleasure > 0) == (sample.valence > 0);
  }
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - begin;
  const double per_line = spent.count() / static_cast<double>(samples.size());
  std::vector<double> each;
  const double macro = labels.empty() ? 0 : MacroF1(labels, kEmotionLabels, &each);
  const double six = labels.empty() ? 0 : MacroF1(ekman, 7), without_neutral = labels.empty() ? 0 : MacroF1(ekman, 6);
  fmt::print(
      "{}: {} lines, macro-F1 {:.4f} of 28, {:.4f} of Ekman's six and neutral ({:.4f} of the six), sign of pleasure "
      "{:.4f}, {:.1f} us a line\n",
      what, samples.size(), macro, six, without_neutral, static_cast<double>(right) / static_cast<double>(signs),
      per_line);
  for (size_t i = 0; i < each.size(); ++i)
    fmt::print("  {}={:.2f}@{:.2f}", kEmotionLabelNames[i], each[i], thresholds[i]);
  if (!each.empty()) fmt::print("\n");
}

struct Corpus {
  std::vector<Sample> train;
  std::vector<std::pair<std::string, std::vector<Sample>>> measure;
};

void SplitTail(std::vector<Sample> samples, size_t tail, std::string name, Corpus& out) {
  const auto cut = samples.end() - static_cast<std::ptrdiff_t>(tail);
  out.measure.emplace_back(std::move(name), std::vector<Sample>(cut, samples.end()));
  out.train.insert(out.train.end(), samples.begin(), cut);
}

Result<Corpus> ReadCorpus(const std::string& folder, Language language) {
  Corpus corpus;
  if (language == Language::kEnglish) {
    auto train = ReadGoEmotions(folder + "/goemotions/train.tsv"), dev = ReadGoEmotions(folder + "/goemotions/dev.tsv");
    if (!train || !dev) return tl::unexpected(train ? dev.error() : train.error());
    corpus.train = std::move(*train);
    corpus.measure.emplace_back("GoEmotions dev", std::move(*dev));
    return corpus;
  }
  auto kote = ReadKote(folder + "/kote/val.tsv"), nsmc = ReadNsmc(folder + "/nsmc/nsmc_raw_sample_10000.tsv");
  auto everyday = ReadEverydayKorean(folder + "/songys_chatbot/ChatbotData.csv");
  if (!kote || !nsmc) return tl::unexpected(kote ? nsmc.error() : kote.error());
  if (!everyday) return tl::unexpected(everyday.error());
  corpus.train = std::move(*everyday);
  SplitTail(std::move(*kote), 1000, "KOTE lines 4001-5000", corpus);
  SplitTail(std::move(*nsmc), 2000, "NSMC last 2000", corpus);
  return corpus;
}

std::string PathOf(const std::string& assets, Language language) {
  return assets + "/emotions_" + std::string(Code(language)) + ".bin";
}

Result<std::vector<uint8_t>> ReadWeights(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(ErrorCode::kNotFound, "cannot read " + path + "; train first");
  return std::vector<uint8_t>(std::istreambuf_iterator<char>(file), {});
}

Result<std::vector<uint8_t>> Train(const Corpus& corpus, Language language, const std::string& path) {
  const Settings settings = SettingsFor(language);
  const std::vector<uint8_t> bytes = TrainAll(settings, corpus.train, CrossValidate(settings, corpus.train));
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!file) return Fail(ErrorCode::kUnavailable, "cannot write " + path + "; name a folder that can be written");
  return bytes;
}

Result<int> Run(const std::string& data, const std::string& assets, Language language, std::string_view mode) {
  const auto corpus = ReadCorpus(data, language);
  if (!corpus) return tl::unexpected(corpus.error());
  const std::string path = PathOf(assets, language);
  const auto bytes = mode == "measure" ? ReadWeights(path) : Train(*corpus, language, path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto model = EmotionModel::Load(*bytes, language);
  if (!model) return tl::unexpected(model.error());
  for (const auto& [name, samples] : corpus->measure) Measure(*model, language, samples, name);
  return 0;
}

}  // namespace
}  // namespace sam::training

int main(int count, char** arguments) {
  const std::string_view mode = count > 1 ? arguments[1] : "";
  if (count < 4 || (mode != "train" && mode != "measure")) {
    return fmt::print(stderr, "usage: train_emotions train|measure DATA_FOLDER ASSETS_FOLDER [en|ko]\n"), 2;
  }
  for (const auto language : {sam::Language::kEnglish, sam::Language::kKorean}) {
    if (count > 4 && sam::Code(language) != arguments[4]) continue;
    const auto done = sam::training::Run(arguments[2], arguments[3], language, mode);
    if (!done) return fmt::print(stderr, "{}\n", done.error().message), 1;
  }
  return 0;
}
