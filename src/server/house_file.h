// What whoever runs the machine has set for everybody: house.json in the data folder, and the orders that change it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <string>
#include <vector>

#include "companion/house.h"
#include "companion/people.h"

namespace sam {

/// The settings in FOLDER/house.json; the defaults where there is none. kCorrupt where it cannot be read: nothing is loosened by a slip.
Result<Settings> ReadHouse(const std::string& folder);
/// Written beside and put in its place whole.
Result<void> WriteHouse(const std::string& folder, const Settings& settings);

/// `words` as "feelings=muted". For everybody where `person` is empty, else that person's own, with the right to change what the person cannot. No words: tells what
/// is set. Gives the settings as a line of JSON.
boost::asio::awaitable<Result<std::string>> OrderSettings(std::string folder, House& house, People& people, std::string person, std::vector<std::string> words, Moment now);

}  // namespace sam
