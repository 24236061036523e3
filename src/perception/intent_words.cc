#include "perception/intent_words.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "perception/english_words.h"
#include "perception/korean_words.h"

namespace sam {
namespace {

bool IsFigure(std::string_view word) { return word.find_first_of("0123456789") != word.npos; }

/// A name inside of a sentence is nothing that an example could have had.
bool IsName(std::string_view text, std::string_view lower_stem) {
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    const bool begins = text[i] >= 'A' && text[i] <= 'Z' && text[i - 1] == ' ' && i > 1 && std::string_view(".!?").find(text[i - 2]) == std::string_view::npos;
    if (begins && ToLower(text.substr(i, lower_stem.size())) == lower_stem) return true;
  }
  return false;
}

void Sort(std::vector<uint64_t>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

std::vector<uint64_t> ContentWords(std::string_view text, Language language) {
  std::vector<uint64_t> out;
  const auto stems = language == Language::kKorean ? KoreanStems(text) : ContentStems(text);
  for (const std::string& stem : stems) {
    if (IsFigure(stem) || (language == Language::kEnglish && IsName(text, stem))) continue;
    out.push_back(StableHash(stem));
  }
  Sort(out);
  return out;
}

IntentWords::IntentWords(std::span<const content::Intent> intents, Language language) : intents_(intents), language_(language), known_(intents.size()) {
  if (language == Language::kEnglish) CountIntents();
}
IntentWords::IntentWords(IntentWords&&) noexcept = default;
IntentWords::~IntentWords() {
  for (auto& words : known_) delete words.load();
}

void IntentWords::CountIntents() {
  const auto broad = [](const content::Intent& intent) { return intent.name.substr(0, intent.name.find('/')); };
  std::vector<const content::Intent*> sorted;
  for (const content::Intent& intent : intents_) sorted.push_back(&intent);
  std::sort(sorted.begin(), sorted.end(), [&](const auto* a, const auto* b) { return broad(*a) < broad(*b); });
  std::unordered_map<std::string_view, uint64_t> stems;  // most words come again and again
  std::unordered_map<uint64_t, size_t> counted;          // the last intent that a stem was counted of
  for (size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || broad(*sorted[i]) != broad(*sorted[i - 1])) ++broad_;
    for (const std::string_view example : sorted[i]->examples) {
      for (const std::string_view word : SplitWords(example)) {
        const auto [known, first] = stems.try_emplace(word, 0);
        if (first) known->second = StableHash(StemEnglish(ToLower(word)));
        size_t& last = counted[known->second];
        if (std::exchange(last, broad_) != broad_) ++spoken_of_[known->second];
      }
    }
  }
}

/// In (0, 1], falling with the logarithm of the number of intents that speak of the word, as inverse document frequency does (Sparck Jones 1972).
double IntentWords::WeightOf(uint64_t word) const {
  constexpr double kLeast = 0.15;
  const auto known = spoken_of_.find(word);
  if (broad_ < 2 || known == spoken_of_.end()) return 1;
  return std::max(kLeast, 1 - std::log(static_cast<double>(known->second)) / std::log(static_cast<double>(broad_)));
}

const IntentWords::Words& IntentWords::Of(size_t place) const {
  if (const Words* known = known_[place].load(std::memory_order_acquire)) return *known;
  const std::string_view name = intents_[place].name;
  auto words = std::make_unique<Words>();
  const auto add = [&](const content::Intent& intent) {
    for (const std::string_view example : intent.examples) {
      const auto of_example = ContentWords(example, language_);
      words->insert(words->end(), of_example.begin(), of_example.end());
    }
  };
  add(intents_[place]);
  const bool broad = name.find('/') == name.npos;
  for (const content::Intent& intent : intents_) {
    const bool kind = broad && intent.name.size() > name.size() && intent.name[name.size()] == '/' && intent.name.starts_with(name);
    if (kind) add(intent);
  }
  Sort(*words);
  const Words* expected = nullptr;
  const Words* mine = words.get();
  if (known_[place].compare_exchange_strong(expected, mine, std::memory_order_acq_rel)) words.release();
  return *known_[place].load(std::memory_order_acquire);
}

double IntentWords::Covered(size_t place, std::span<const uint64_t> words) const {
  if (words.empty()) return 1;
  const Words& known = Of(place);
  double found = 0, all = 0;
  for (const uint64_t word : words) {
    const double weight = WeightOf(word);
    all += weight;
    if (std::binary_search(known.begin(), known.end(), word)) found += weight;
  }
  return found / all;
}

}  // namespace sam
