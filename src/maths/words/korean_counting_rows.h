// Rows and round tables: kinds of members, and what a text asks of who stands where.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sam::maths {

struct RowKind {
  std::string name;
  int size = 1;
  long long ways = 1;  // of ordering its members among its places: 1 where they are not told apart
};

using RowPlaces = std::vector<int>;  // the kind at each place
using RowTest = std::function<bool(const RowPlaces&)>;

struct Row {
  std::vector<RowKind> kinds;
  std::vector<std::pair<size_t, size_t>> listed;  // where the text lists them, in bytes
  bool round = false;
  int seats = 0;  // that are looked at; 0: as many as members
  std::vector<RowTest> tests;
  std::string said;  // the conditions in words

  int size() const {
    int out = 0;
    for (const RowKind& kind : kinds) out += kind.size;
    return out;
  }
  int places() const { return seats > 0 ? seats : size(); }
  void Ask(RowTest test, const std::string& words) {
    tests.push_back(std::move(test));
    said += (said.empty() ? "" : ", ") + words;
  }
};

/// Adds a test for each condition of the text; false where one of them, or a member it names, was not understood.
bool AskRow(const std::string& text, Row& row);

}  // namespace sam::maths
