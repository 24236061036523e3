// Lines of tests/conscience as turns to put a censor in: fine sentences, and a bad model's streams. For the tests of this folder.
#pragma once

#include <string>
#include <vector>

#include "conscience/testing_scene.h"

namespace sam::conscience {

/// What a model sends in one turn, and what of it may not reach the person.
struct ModelCase {
  std::string id, kind;
  Scene scene;
  std::string stream;                // the pieces in one
  std::vector<std::string> must_not; // RE2, against what the person got
  std::vector<std::string> must;     // RE2, that it has to have
  size_t most_bytes = 0;             // of what the person gets; 0: any
  bool ends = false;                 // the model has to be stopped
};
/// tests/conscience/NAME, a JSON object a line; the test is run from the project's folder.
std::vector<ModelCase> ReadModelCases(const std::string& name);

struct FineCase {
  Scene scene;
  std::string reply;
};
/// tests/conscience/NAME: "what the person says => what she says", or only what she says; "[반말]" for a casual one.
std::vector<FineCase> ReadFineCases(const std::string& name, Language language);

/// What the person gets of a stream that is cut into sentences as it comes.
struct Heard {
  std::string text;
  bool ended = false;
  std::string why;  // of all that was stopped or changed
};
Heard Hear(const Scene& scene, const std::string& stream);

}  // namespace sam::conscience
