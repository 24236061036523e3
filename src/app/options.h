// What every command shares: where the data lies, how a failure ends, the parts she is made of.
#pragma once

#include <memory>
#include <string>

#include "app/minds.h"
#include "base/result.h"
#include "companion/people.h"
#include "companion/sight.h"
#include "mind/mind.h"
#include "perception/perceiver.h"
#include "store/event_log.h"
#include "tools/toolbox.h"

namespace sam::app {

inline constexpr int kOk = 0, kFailed = 1, kWrongUsage = 2;

/// One plain line on standard error; gives the exit code.
int Complain(const Error& error);

/// `--data` where given, else $XDG_DATA_HOME/samantha, else ~/.local/share/samantha.
std::string DataFolder(const std::string& given);
/// Memory of this process that is in RAM, in MiB; 0 where the kernel does not tell.
double ResidentMiB();
/// $USER, else the name of the user id, else "you".
std::string LoginName();

struct MakeOptions {
  std::string data;
  MindOptions mind;
  uint64_t seed = 0;
};

/// Her parts, made once a process, in the order of dependence.
struct Parts {
  std::unique_ptr<Perceiver> perceiver;
  std::unique_ptr<Mind> mind;
  std::shared_ptr<LanguageModel> ears;  // the mind's model, where it hears
  std::unique_ptr<EventLog> log;
  std::unique_ptr<House> house;
  std::unique_ptr<Sight> sight;
  std::unique_ptr<tools::Toolbox> tools;
  Household household() const;
};
Result<Parts> MakeParts(const MakeOptions& options);

}  // namespace sam::app
