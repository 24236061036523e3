#include "conscience/censor/matcher.h"

#include <re2/re2.h>

#include <cstdio>
#include <cstdlib>

namespace sam::conscience {
namespace {

constexpr int64_t kMostBytes = 16 << 20;  // of one pattern's automata; they are thrown away and begun anew beyond that

}  // namespace

Matcher::Matcher(std::initializer_list<const char*> patterns) {
  std::string joined;
  for (const char* pattern : patterns) joined += (joined.empty() ? "(?:" : "|(?:") + std::string(pattern) + ")";
  re2::RE2::Options options;
  options.set_max_mem(kMostBytes);
  any_ = std::make_unique<re2::RE2>(joined, options);
  if (any_->ok()) return;
  std::fprintf(stderr, "a rule of the censor does not compile: %s\n", any_->error().c_str());
  std::abort();
}

Matcher::~Matcher() = default;

bool Matcher::In(std::string_view text) const { return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *any_); }

std::string_view Matcher::Find(std::string_view text) const {
  re2::StringPiece found;
  const re2::StringPiece whole(text.data(), text.size());
  if (!any_->Match(whole, 0, text.size(), re2::RE2::UNANCHORED, &found, 1)) return {};
  return {found.data(), found.size()};
}

std::string Matcher::Replaced(std::string_view text, std::string_view by) const {
  std::string out(text);
  re2::RE2::GlobalReplace(&out, *any_, re2::StringPiece(by.data(), by.size()));
  return out;
}

}  // namespace sam::conscience
