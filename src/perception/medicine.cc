#include "perception/medicine.h"

#include <string>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

bool EnglishAsks(std::string_view lower) {
  const bool medicine = HasAny(lower, {"ibuprofen", "paracetamol", "acetaminophen", "tylenol", "aspirin", "advil", "antibiotic", "painkiller", "sleeping pill", "antidepressant",
                                       "medication", " meds", "medicine", " pills", " tablets", "melatonin", "antihistamine", "xanax", "valium", "prozac", "insulin", "cough syrup"});
  return medicine && HasAny(lower, {"can i ", "could i ", "may i ", "should i ", "is it safe", "is it ok", "how many", "how much", "what happens if", "okay to", "mix ", "together", "dose"});
}

bool KoreanAsks(std::string_view text) {
  const bool medicine = HasAny(text, {"타이레놀", "이부프로펜", "아스피린", "감기약", "두통약", "진통제", "항생제", "수면제", "해열제", "소화제", "우울증약", "신경안정제", "영양제", "약이랑", "약 먹", "약을 먹", "알약"});
  return medicine && HasAny(text, {"먹어도", "먹으면", "몇 알", "몇알", "얼마나", "같이", "괜찮", "될까", "되나", "돼?", "되죠", "용량"}) && HasAny(text, {"?", "까", "나", "돼", "죠", "지", "어때"});
}

}  // namespace

bool AsksAboutMedicine(std::string_view text, Language language) {
  return language == Language::kKorean ? KoreanAsks(text) : EnglishAsks(ToLower(text.substr(0, 400)));
}

}  // namespace sam
