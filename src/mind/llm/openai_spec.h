// How a server of models is named on the command line, and where its key comes from.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "mind/llm/openai_model.h"

namespace sam::llm {

/// "" where a variable is not set.
using Environment = std::function<std::string(const char* name)>;

/// "URL[#MODEL]", several separated by commas, each asked where those before it fail; "openai:" may stand before it. A URL without a path gets "/v1".
/// Keys: SAMANTHA_API_KEY goes to all of them; else the file SAMANTHA_API_KEY_FILE, which nobody else may read, with a line "KEY" for all or lines "HOST[:PORT] KEY"; else OPENAI_API_KEY.
Result<OpenAiConfig> ReadOpenAiSpec(std::string_view spec, const Environment& environment);

/// "http://127.0.0.1:11434/v1#llama3" as one endpoint, without a key.
Result<OpenAiEndpoint> ReadOpenAiEndpoint(std::string_view text);

/// The key for `url` in the text of such a file; "" where it holds none for it.
std::string FindKey(std::string_view file, const net::Url& url);

}  // namespace sam::llm
