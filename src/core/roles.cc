#include "core/roles.h"

#include <array>

namespace sam {
namespace {

constexpr std::array<std::string_view, 44> kRoles = {
    "mum", "mom", "mother", "dad", "father", "papa", "gran", "grandma", "granny", "grandpa", "grandad", "brother", "sister", "twin", "wife", "husband", "son", "daughter", "boyfriend", "girlfriend", "boss", "landlord", "niece", "nephew",
    "엄마", "아빠", "어머니", "아버지", "할머니", "할아버지", "외할머니", "언니", "오빠", "누나", "형", "여동생", "남동생", "남편", "아내", "남자친구", "여자친구", "여친", "남친", "동생"};

}  // namespace

std::span<const std::string_view> RoleWords() { return kRoles; }

}  // namespace sam
