#include "vision/see.h"

#include <algorithm>
#include <iterator>

#include "vision/blocks.h"
#include "vision/light.h"
#include "vision/page.h"
#include "vision/pieces.h"
#include "vision/read_line.h"
#include "vision/words.h"

namespace sam::vision {
namespace {

constexpr size_t kMostLines = 24;  // a screen or a page of exercises; more would not be read in time
constexpr double kSmallLetters = 22, kGoodLetters = 34;  // heights in points

/// Small print is enlarged first: strokes a point wide run together or are lost as specks.
Raster CleanPage(const Picture& picture) {
  const Origin origin = OriginOf(picture);
  if (origin == Origin::kPhoto) {
    Raster page = Levelled(EvenSheet(picture));
    Raster clean = OnlyWriting(page, origin);
    const double height = FindPieces(clean).letter_height;
    return height > 0 && height < kSmallLetters ? OnlyWriting(Enlarged(std::move(page), std::min(4.0, kGoodLetters / height)), origin) : clean;
  }
  Raster page = EvenPaper(picture);
  const double height = FindPieces(page).letter_height;
  if (height > 0 && height < kSmallLetters) page = Enlarged(std::move(page), std::min(4.0, kGoodLetters / height));
  return OnlyWriting(std::move(page), origin);
}

}  // namespace

struct SightParts {
  Reads reads;
  SymbolFormulaReader formulas;
  std::unique_ptr<WordReader> words;
};

Sight::Sight(Reads reads) : parts_(std::make_unique<SightParts>()) {
  KeepToOneThread();
  parts_->reads = reads;
  if (reads == Reads::kFormulasAndWords) parts_->words = LoadWordReader();
}
Sight::~Sight() = default;

Result<Looked> Sight::See(const Picture& picture) const {
  if (picture.width < 1 || picture.height < 1) return Fail(ErrorCode::kInvalidArgument, "a picture without a point; send another one");
  Looked looked;
  Seen& seen = looked.seen;
  seen.width_px = picture.given_width;
  seen.height_px = picture.given_height;
  Light light = LightOf(picture);
  seen.brightness = light.brightness;
  seen.colours = std::move(light.colours);
  const Raster page = CleanPage(picture);
  double sure = 0, lines_of_words = 0;
  for (const WritingLine& line : FindLines(page, kMostLines)) {
    LineRead read;
    if (auto formula = SurelyFormula(line, parts_->formulas)) read.formulas.push_back(std::move(*formula));
    else if (parts_->reads == Reads::kFormulas) return looked.unread = true, looked;  // all of it will be looked at again
    else read = ReadLine(line, parts_->formulas, parts_->words.get());
    std::move(read.formulas.begin(), read.formulas.end(), std::back_inserter(seen.formulas));
    if (read.words.empty()) continue;
    seen.words += (seen.words.empty() ? "" : "\n") + read.words;
    sure += read.words_sureness;
    ++lines_of_words;
  }
  if (lines_of_words > 0) seen.words_sureness = sure / lines_of_words;
  return looked;
}

}  // namespace sam::vision
