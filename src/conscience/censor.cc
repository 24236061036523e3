#include "conscience/censor.h"

#include "conscience/conscience.h"

namespace sam::conscience {

Ruling Censor::Judge(std::string_view sentence) {
  Ruling ruling;
  ruling.text = Mend(std::string(sentence), thought_);
  if (ruling.text != sentence) ruling.said = ruling.text.empty() ? Said::kNot : Said::kMended, ruling.why = "a claim, a number or a hold that she may not make";
  said_.push_back(ruling.text);
  return ruling;
}

}  // namespace sam::conscience
