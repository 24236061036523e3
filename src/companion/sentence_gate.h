// Holds sentences back until what was heard is durable, then lets them through.
#pragma once

#include <string>
#include <vector>

#include "mind/mind.h"

namespace sam {

class SentenceGate final : public SentenceSink {
 public:
  explicit SentenceGate(SentenceSink& beyond) : beyond_(beyond) {}
  void OnSentence(std::string_view sentence) override {
    if (open_) beyond_.OnSentence(sentence);
    else held_.emplace_back(sentence);
  }
  void Open() {
    open_ = true;
    for (const std::string& sentence : held_) beyond_.OnSentence(sentence);
    held_.clear();
  }

 private:
  SentenceSink& beyond_;
  std::vector<std::string> held_;
  bool open_ = false;
};

}  // namespace sam
