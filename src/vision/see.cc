#include "vision/see.h"

#include <algorithm>
#include <iterator>

#include "vision/blocks.h"
#include "vision/light.h"
#include "vision/page.h"
#include "vision/read_line.h"
#include "vision/words.h"

namespace sam::vision {
namespace {

constexpr size_t kMostLines = 24;  // a screen or a page of exercises; more would not be read in time

}  // namespace

struct SightParts {
  SymbolFormulaReader formulas;
  std::unique_ptr<WordReader> words = LoadWordReader();
};

Sight::Sight() : parts_(std::make_unique<SightParts>()) { KeepToOneThread(); }
Sight::~Sight() = default;

Result<Seen> Sight::See(const Picture& picture) const {
  if (picture.width < 1 || picture.height < 1) return Fail(ErrorCode::kInvalidArgument, "a picture without a point; send another one");
  Seen seen;
  seen.width_px = picture.given_width;
  seen.height_px = picture.given_height;
  Light light = LightOf(picture);
  seen.brightness = light.brightness;
  seen.colours = std::move(light.colours);
  const bool drawn = IsDrawn(picture);
  Raster page = EvenPaper(drawn ? picture : Straightened(picture));
  if (!drawn) page = Levelled(std::move(page));
  double sure = 0, lines_of_words = 0;
  for (const WritingLine& line : FindLines(OnlyWriting(std::move(page)), kMostLines)) {
    LineRead read = ReadLine(line, parts_->formulas, parts_->words.get());
    std::move(read.formulas.begin(), read.formulas.end(), std::back_inserter(seen.formulas));
    if (read.words.empty()) continue;
    seen.words += (seen.words.empty() ? "" : "\n") + read.words;
    sure += read.words_sureness;
    ++lines_of_words;
  }
  if (lines_of_words > 0) seen.words_sureness = sure / lines_of_words;
  return seen;
}

}  // namespace sam::vision
