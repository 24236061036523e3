// For measure_turn_end.py: each line of the input is a turn to be spoken and listened to (JSON), each line of the output what came of it.
// in: {"id","language","voice","speed","pitch","text","pauses":[{"after","ms","breath"}],"noise","snr","babble":{"voice","text"},"level","asked","seed","errors"}, or "wav" and "words":[[text,from,to]] in place of a voice
//     "over_her": what is said while she speaks, or a "burst" of noise so many ms long; "heard": what a recogniser writes of it, where that is not what was said
//     {"settings":{"latency","again","hush","on"}} before them, where they are not the usual ones; {"others":{language:[words]}} for what is misheard
// out, over her: {"id","begin","end","held","stopped","resumed"}; else: {"id","begin","end","over","recognising","recognitions","junctures":[{"at","end","words","known","silence","odds","slope","below","fall","voiced","speech","pauses"}]}, in ms; over is -1 where it never was
#include <fmt/core.h>

#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "audio/resample.h"
#include "audio/wav.h"
#include "base/random.h"
#include "listening.h"

namespace sam::voice_test {
namespace {

using Json = nlohmann::json;

/// A cough or a thing that falls: noise that dies away.
Spoken Burst(int ms, uint64_t seed) {
  Spoken out{.sound = {kHearingRate, {}}, .words = {}};
  const int count = kHearingRate / 1000 * ms;
  for (int i = 0; i < count; ++i) out.sound.samples.push_back(static_cast<int16_t>(16000 * std::exp(-4.0 * i / count) * (2 * DrawUnit(seed, static_cast<uint64_t>(i), "burst") - 1)));
  return out;
}

Result<Spoken> SpokenOf(const Json& item) {
  if (item.contains("burst")) return Burst(item["burst"], item.value("seed", 1u));
  if (!item.contains("wav")) return Speak(item.at("text"), {item.at("voice"), item.value("speed", 1.0), item.value("pitch", 1.0)});
  std::ifstream file(item.at("wav").get<std::string>(), std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  auto sound = ReadWav(bytes.str());
  if (!sound) return tl::unexpected(sound.error());
  Spoken out{.sound = Resample(std::move(*sound), kHearingRate), .words = {}};
  for (const Json& word : item.at("words")) out.words.push_back({word.at(0), word.at(1), word.at(2)});
  return out;
}

Result<SceneSettings> SceneOf(const Json& item) {
  SceneSettings settings;
  for (const Json& pause : item.value("pauses", Json::array())) settings.pauses.push_back({pause.at("after"), pause.at("ms"), pause.value("breath", false)});
  settings.noise = item.value("noise", "none");
  settings.snr_db = item.value("snr", 20.0);
  settings.level_db = item.value("level", -24.0);
  settings.seed = item.value("seed", 1u);
  if (item.contains("babble")) {
    auto babble = Speak(item["babble"].at("text"), {item["babble"].at("voice"), 1, 1});
    if (!babble) return tl::unexpected(babble.error());
    settings.babble = std::move(babble->sound);
  }
  return settings;
}

Json ToJson(const Listening& heard, const Scene& scene, const Json& id) {
  Json junctures = Json::array();
  for (const Juncture& j : heard.junctures) {
    const Melody& m = j.cue.melody;
    junctures.push_back({{"at", j.at_ms}, {"end", j.at_ms + j.silence_ms > scene.end_ms + 200}, {"words", j.words}, {"known", j.known_after_ms}, {"silence", j.silence_ms}, {"odds", j.odds}, {"slope", m.slope_st_s}, {"below", m.end_below_st}, {"fall", m.fall_db_s},
                         {"voiced", m.last_voiced_ms}, {"speech", m.speech_ms}, {"pauses", m.pauses}});
  }
  Json words = Json::array();
  for (const SpokenWord& word : scene.words) words.push_back({word.text, word.begin_ms, word.end_ms});
  return {{"id", id}, {"said", words}, {"begin", scene.begin_ms}, {"end", scene.end_ms}, {"over", heard.over_ms}, {"recognising", heard.recognising_ms}, {"recognitions", heard.recognitions}, {"junctures", junctures}};
}

int Run(std::istream& in) {
  FloorConfig floor;
  RecogniserModel model;
  std::map<std::string, std::vector<std::string>> others;  // by language
  for (std::string line; std::getline(in, line);) {
    const Json item = Json::parse(line);
    if (item.contains("settings")) {
      const Json& given = item["settings"];
      model.latency_ms = given.value("latency", model.latency_ms);
      floor.again_ms = given.value("again", floor.again_ms);
      floor.hush_ms = given.value("hush", floor.hush_ms);
      model.patience = given.value("on", 0.0) > 0 ? Patience::kEndless : Patience::kUsual;
      continue;
    }
    if (item.contains("others")) {
      others = item["others"].get<std::map<std::string, std::vector<std::string>>>();
      continue;
    }
    const auto spoken = SpokenOf(item);
    const auto settings = spoken ? SceneOf(item) : tl::unexpected(spoken.error());
    if (!settings) return fmt::print(stderr, "{}\n", settings.error().message), 1;
    Scene scene = MakeScene(*spoken, *settings);
    if (item.contains("wav") && !scene.words.empty()) scene.end_ms = scene.words.back().end_ms;  // a room and a breath go on
    if (item.contains("keep")) std::ofstream(item["keep"].get<std::string>(), std::ios::binary) << WriteWav(scene.sound);
    TurnEndCue known;
    known.language = item.value("language", "en") == "ko" ? Language::kKorean : Language::kEnglish;
    known.asked = item.value("asked", false);
    model.other_words = others[item.value("language", "en")];
    model.word_errors = item.value("errors", 0.03);
    if (item.contains("over_her")) {
      if (item.contains("heard")) scene.words = {{item["heard"], scene.begin_ms, scene.begin_ms + 1}};
      const Interruption what = Interrupt(scene, FramesOf(scene.sound), floor, known.language, model, settings->seed);
      fmt::print("{}\n", Json{{"id", item.at("id")}, {"begin", scene.begin_ms}, {"end", scene.end_ms}, {"held", what.held_ms}, {"stopped", what.stopped_ms}, {"resumed", what.resumed_ms}}.dump());
      continue;
    }
    fmt::print("{}\n", ToJson(Listen(scene, FramesOf(scene.sound), floor, known, model, settings->seed), scene, item.at("id")).dump());
  }
  return 0;
}

}  // namespace
}  // namespace sam::voice_test

int main() {
  try {
    return sam::voice_test::Run(std::cin);
  } catch (const std::exception& error) {
    return fmt::print(stderr, "a line makes no sense: {}\n", error.what()), 1;
  }
}
