#include "mind/builtin/silence_skill.h"

#include <algorithm>

#include "base/unicode.h"
#include "mind/builtin/composer.h"

namespace sam {
namespace {

/// A long run of consonants, or of loose jamo that is no laugh, sob or chat word.
bool IsKeyboardNoise(const Scene& scene) {
  if (scene.words.empty() || scene.words.size() > 4) return false;
  constexpr std::string_view kHome = "asdfghjklqwertyuiopzxcvbnm";
  size_t odd = 0;
  for (const auto word : scene.words) {
    const auto wide = ToUtf32(word);
    const bool jamo = wide.size() >= 4 && std::all_of(wide.begin(), wide.end(), IsHangulJamo);
    const bool chat = std::all_of(wide.begin(), wide.end(), [&](char32_t c) { return c == wide.front(); }) ||
                      word.find_first_of("0123456789") != word.npos ||
                      std::all_of(wide.begin(), wide.end(),
                                  [](char32_t c) { return c == U'ㅋ' || c == U'ㅎ' || c == U'ㅠ' || c == U'ㅜ'; });
    const bool consonants =
        word.size() >= 5 && word.find_first_of("aeiouy") == word.npos && word.find_first_not_of(kHome) == word.npos;
    const bool row =
        word.size() >= 5 && (std::string_view("asdfghjkl;asdf qwertyuiop").find(word.substr(0, 5)) != word.npos);
    if ((jamo && !chat) || (consonants && !chat) || row) ++odd;
  }
  return odd == scene.words.size();
}

}  // namespace

void SilenceSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (scene.thought.percept.IsShown()) return;
  const bool silent = Trim(scene.thought.utterance.text).empty() || scene.thought.percept.act == DialogueAct::kSilence;
  const bool noise = !silent && (scene.IntentScore("gibberish") >= 0.5 || IsKeyboardNoise(scene));
  if (!silent && !noise) return;
  Composer composer(scene, noise ? "gibberish" : "silence");
  composer.Add(scene.pack.BlocksOfSkill(noise ? "gibberish" : "silence"), 0.5);
  composer.Propose(silent ? 1 : 0.92, silent ? "nothing was said" : "no words in it", out);
}

}  // namespace sam
