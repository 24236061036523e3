// The faculties that find things out exactly: sums, words of the dictionary, and wishes about who she should be.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/thought.h"

namespace sam {

struct Consultation {
  std::vector<Finding> findings;
  std::optional<Persona> persona;    // as it is to be from now on
  std::optional<Language> language;  // to answer in, where a wish decides it
};

/// What an English noun is a kind of, as a topic of the content; "" where nobody knows.
std::string_view KindOfNoun(std::string_view noun);

Consultation ConsultFaculties(const Utterance& utterance, const Percept& percept, const Persona& persona, const Discourse& discourse);

}  // namespace sam
