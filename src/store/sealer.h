// Sealing: XChaCha20-Poly1305 with a random nonce before each text. Keys wipe themselves from memory.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "core/ids.h"

namespace sam {

/// 32 secret bytes. All zero stands for a destroyed key: it seals and opens nothing.
class SecretKey {
 public:
  static constexpr size_t kBytes = 32;
  SecretKey() = default;
  /// `bytes` must hold kBytes.
  static SecretKey From(std::string_view bytes);
  static SecretKey Random();
  SecretKey(const SecretKey&) = default;
  SecretKey& operator=(const SecretKey&) = default;
  ~SecretKey();

  bool IsDestroyed() const;
  void Destroy();
  const unsigned char* data() const { return bytes_.data(); }
  std::string_view View() const { return {reinterpret_cast<const char*>(bytes_.data()), kBytes}; }

 private:
  std::array<unsigned char, kBytes> bytes_{};
};

/// What a sealed text belongs to; a text moved to another place does not open there.
struct SealLabel {
  char purpose =
      'r';  // 'r' record, 's' snapshot, 'n' name, 'p' person's keys, 'b' block of turn keys, 'c' check of the key file
  PersonId person = PersonId::kNobody;
  uint64_t place = 0;    // seq, block or generation
  uint32_t version = 0;  // of what is sealed
};

/// Bytes that sealing adds.
inline constexpr size_t kSealOverhead = 24 + 16;
std::string Seal(const SecretKey& key, const SealLabel& label, std::string_view text);
/// kCorrupt where a bit, the label or the key differs.
Result<std::string> Unseal(const SecretKey& key, const SealLabel& label, std::string_view sealed);

/// A 16-byte fingerprint of a person's name that tells nothing without the key.
std::string NameTag(const SecretKey& key, std::string_view name);
/// 128 random bits as 32 hex digits.
std::string RandomUuid();
/// Overwrites secret text.
void Wipe(std::string& text);

}  // namespace sam
