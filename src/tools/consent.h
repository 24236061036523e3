// Whether a call may be made, has to be asked for, or may not be: pure decisions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/tools.h"
#include "tools/mcp_client.h"

namespace sam::tools {

/// Whose words the mind has before it: the person's and hers only, or those of documents, pictures, programs and tools as well.
enum class Before : uint8_t { kOwnWords, kWordsOfOthers };

enum class Verdict : uint8_t { kCall, kAsk, kAskByName, kRefuse };

/// `tool` as its server describes it now, null where there is none. Only tools that the person allowed, unchanged since, are called; one that may act outward is
/// asked for each time, and where words of others may have asked for it, so is one that reaches beyond its server, by name.
Verdict Decide(const Tool* tool, const std::string& name, const ToolConsent& consent, Before before);

/// The arguments as they are shown and sent: a JSON object on one line. kInvalidArgument for what is none, is too long to be shown, or has signs in it that
/// cannot be seen.
Result<std::string> AsShown(std::string_view arguments);

/// True where these words are a plain yes and nothing else, in English or Korean; for kByName with the tool's name in them.
bool MeansYes(std::string_view said, const AskedCall& asked);

}  // namespace sam::tools
