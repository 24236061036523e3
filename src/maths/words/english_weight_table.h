// The learned weights as tools/train_word_problems wrote them: seven signs each, six bits a sign.
#pragma once

#include <string_view>

namespace sam::maths {

inline constexpr std::string_view kWeightSigns = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-";
inline constexpr int kSignsPerWeight = 7, kWeightZero = 512;  // 32 bits the feature, 10 bits its hundredths, from -512 on

std::string_view WeightTable();

}  // namespace sam::maths
