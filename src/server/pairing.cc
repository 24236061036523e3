#include "server/pairing.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace sam {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr size_t kLetters = 8, kHashSize = 32;

std::string HashOf(std::string_view code) {
  std::array<unsigned char, kHashSize> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(code.data()), code.size(), nullptr, 0);
  return std::string(reinterpret_cast<const char*>(hash.data()), hash.size());
}

/// As it was made, whatever way it was typed; "" where it cannot be one.
std::string Plain(std::string_view typed) {
  std::string code;
  for (const char c : typed.substr(0, 64)) {
    if (c == '-' || c == ' ') continue;
    char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c;
    if (upper == 'O') upper = '0';
    if (upper == 'I' || upper == 'L') upper = '1';
    if (kAlphabet.find(upper) == kAlphabet.npos) return {};
    code.push_back(upper);
  }
  return code.size() == kLetters ? code : std::string();
}

}  // namespace

void PairingDesk::Tidy(Instant now) {
  std::erase_if(open_, [&](const Open& code) { return code.until <= now; });
  std::erase_if(wrong_, [&](const Wrong& wrong) { return wrong.at + kCodeLife <= now; });
}

std::string PairingDesk::Make(const std::string& person, Instant now) {
  if (sodium_init() < 0) return {};
  std::string code;
  for (size_t i = 0; i < kLetters; ++i) code.push_back(kAlphabet[randombytes_uniform(static_cast<uint32_t>(kAlphabet.size()))]);
  const std::scoped_lock lock(mutex_);
  Tidy(now);
  if (open_.size() >= kMostCodes) open_.pop_front();
  open_.push_back({HashOf(code), person, now + kCodeLife});
  return code.substr(0, kLetters / 2) + "-" + code.substr(kLetters / 2);
}

PairingDesk::Answer PairingDesk::Take(std::string_view code, const std::string& from, Instant now) {
  const std::string plain = Plain(code), hash = HashOf(plain);
  const std::scoped_lock lock(mutex_);
  Tidy(now);
  const auto wrong_from_here = std::ranges::count(wrong_, from, &Wrong::from);
  if (wrong_from_here >= kMostWrong || wrong_.size() >= static_cast<size_t>(kMostWrongOfAll)) return {Ruling::kTooMany, ""};
  auto found = open_.end();
  for (auto at = open_.begin(); at != open_.end(); ++at)  // all of them, however early one fits
    if (sodium_memcmp(at->hash.data(), hash.data(), kHashSize) == 0) found = at;
  if (plain.empty() || found == open_.end()) {
    wrong_.push_back({from, now});
    return {Ruling::kWrong, ""};
  }
  Answer answer{Ruling::kRight, std::move(found->person)};
  open_.erase(found);
  return answer;
}

}  // namespace sam
