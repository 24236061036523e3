// Reads one written formula from a picture of it: printed or by hand, with fractions, powers and roots.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/seen.h"

namespace sam::vision {

/// A grey picture; row-major, 0 is ink and 255 is paper.
struct Raster {
  int width = 0, height = 0;
  std::vector<uint8_t> grey;
};

/// Once as usual, or again and in other ways where that is not sure: four times the work at most.
enum class Looks { kOne, kAll };

class FormulaReader {
 public:
  virtual ~FormulaReader() = default;
  /// The best reading of a picture of one line, cropped to it and upright; none where it is no formula.
  virtual std::optional<SeenFormula> Read(const Raster& line, Looks looks = Looks::kAll) const = 0;
};

class SymbolNet;

/// Finds the symbols one by one, has a small network say what each is, and reads their places. Thread-safe.
class SymbolFormulaReader final : public FormulaReader {
 public:
  SymbolFormulaReader();
  ~SymbolFormulaReader() override;
  std::optional<SeenFormula> Read(const Raster& line, Looks looks = Looks::kAll) const override;

 private:
  std::unique_ptr<const SymbolNet> net_;
};

}  // namespace sam::vision
