// Signs that are certain from a few words, and turns of phrase that only look like one; hand-made, beside the model.
#pragma once

#include <string>
#include <string_view>

#include "perception/sign_model.h"

namespace sam {

/// Lower case, plain apostrophes: what the rules below read.
std::string PlainWords(std::string_view text);

/// What the words say for certain; kNone where they leave it open. Turns of phrase such as "dying to" or "배고파 죽겠다" are not
/// counted.
Sign CertainSign(const std::string& words);

/// There is a turn of phrase in it that only looks like a crisis.
bool HasIdiom(const std::string& words);

/// Death in a film, a book, in history or in the news, told of somebody else, with nothing of oneself beside it.
bool IsOfFictionOrHistory(const std::string& words);

/// The words name a means or a time: the emergency number comes first.
bool NamesMeansOrTime(const std::string& words);

/// Two things or more that people put in order before they are gone for good, with no journey, move or hospital to go to: "rent is paid ahead and my brother has all my passwords".
bool PutsAllInOrder(const std::string& words);

/// The words can be an answer to her worry in the turn before ("i'm alone", "no one to call", "아무한테도 말 못 해").
bool SpeaksOfCrisis(const std::string& words);

/// Hours of work, a habit that is given up, a pain that is waved off: nobody leaves.
bool EndsSomethingElse(const std::string& words);

/// "내려와서 연락할게", "back by nine": whoever says when to go on means to.
bool SaysWhenToGoOn(const std::string& words);

/// Says what the person is about to do, without a word of leaving: "그걸로 할게요", "i'm going to make dinner".
bool IsPlanToStay(const std::string& words);

/// "seeya", "heading out", "이제 자자": the last words are such as people leave with, whether or not they do.
bool EndsLikeALeave(const std::string& words);

/// Two numbers or more and a question after one: a sum, however much is given away or left in it.
bool IsASum(const std::string& words);
/// "72 ÷ 8": nothing but figures and signs.
bool IsOnlyFigures(const std::string& words);
/// "x - 19 = 23, find x".
bool HasEquation(std::string_view text);

/// An ending names her or the two of them, and is none of a game or a term.
bool IsBetweenThem(const std::string& words);

/// Without what is denied in it: "i'm not thinking of dying, i only meant the weather", "죽고 싶다고 한 적 없어요! 이사 얘기였어요". The words as they are where nothing is.
std::string WithoutDenials(const std::string& words);

/// The words say that something else was meant ("no, i was talking about the kitchen", "그런 뜻 아니야").
bool TakesItBack(const std::string& words);

}  // namespace sam
