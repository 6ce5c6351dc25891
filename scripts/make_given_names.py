r"""Make extract/lexicon/generated/given_names.tsv from the person providers of Faker, in about fifty languages.

The frequent given names of the 1990 Census of the United States are added, without everyday words. Requires Faker,
anyascii and names:

    pip install --target sources faker==40.54.0 names==0.3.0 anyascii
    PYTHONPATH=sources python scripts/make_given_names.py > extract/lexicon/generated/given_names.tsv

Faker (MIT, https://github.com/joke2k/faker) takes its names from national statistics. Names are written in ASCII; a
name of a single language, if that is not one of the large ones, is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path

from anyascii import anyascii

HEADER = """\
# Given names by gender; "either" for both; made by scripts/make_given_names.py.
# From Faker 40.54 (MIT, https://github.com/joke2k/faker) and the 1990 Census of the United States (public domain, in
# names 0.3, MIT, https://github.com/treyhunner/names), with names frequent in the news added by hand in the script.
"""
ENGLISH = Path(__file__).parents[1] / "extract" / "lexicon" / "generated" / "english.txt"
PER_CENT = 0.003  # of the persons of a sex who bear a name of the census
LARGE = """
  en_US en_GB fr_FR de_DE it_IT es_ES ru_RU uk_UA ar_PS he_IL pl_PL tr_TR pt_BR nl_NL sv_SE en_IN en_NG en_KE
  id_ID fi_FI
"""
SMALL = """
  bg_BG cs_CZ da_DK de_AT de_CH el_GR en_IE en_NZ en es_AR es_CO es_MX es_CL et_EE fr_BE fr_CH fr_DZ fr_QC
  ga_IE hr_HR hu_HU hy_AM is_IS ka_GE lv_LV ne_NP nl_BE no_NO pt_PT ro_RO sk_SK sl_SI sw tw_GH uz_UZ vi_VN
  yo_NG zu_ZA ha_NG ig_NG az_AZ ar_DZ
"""
CLEAR = 3  # a name has the gender under which this many times as many languages list it
# Names frequent in the news that the lists lack, mostly transliterated ones.
MALE = """
  Mohammed Muhammad Mohamed Mohammad Ahmed Ahmad Ali Hassan Hussein Hussain Hosni Mahmoud Mustafa Abdul
  Abdullah Abdel Ibrahim Khalid Khaled Omar Osama Usama Yasser Yasir Saddam Bashar Hafez Muammar Moammar Tariq
  Faisal Salman Salem Saeed Samir Karim Jamal Gamal Nasser Anwar Ayman Hamid Hamad Rashid Suleiman Sulaiman
  Yousef Youssef Yusuf Zaid Walid Ismail Imran Nawaz Pervez Asif Bilal Hamza Jalal Nuri Nouri Haider Haidar
  Adel Fahd Bandar Turki Talal Mansour Marwan Nabil Naim Rafik Rafiq Saad Sami Tarek Zayed Mahmud Ruhollah
  Hossein Javad Mohsen Akbar Ebrahim Qassem Qasem Reza Mehdi Masoud Massoud Hamed Ashraf Binyamin Shimon Ehud
  Yitzhak Moshe Avigdor Naftali Yair Reuven Shaul Gabi Yossi Amir Uri Itzhak Menachem Ezer Chaim Avraham
  Yaakov Dmitry Dmitri Sergei Sergey Mikhail Nikolai Nikolay Alexei Aleksei Alexey Yuri Yevgeny Evgeny Andrei
  Andrey Anatoly Gennady Vyacheslav Konstantin Ramzan Volodymyr Petro Serhiy Arseniy Oleksandr Mykola Aslan
  Silvio Evo Fidel Raul Jair Luiz Lula Recep Tayyip Bulent Slobodan Radovan Ratko Shinzo Junichiro Taro Yukio
  Naoto Yoshihiko Hirohito Akihito Yasuo Fumio Narendra Manmohan Atal Rajiv Rahul Pranab Mahinda Gotabaya
  Ranil Susilo Joko Mahathir Najib Thaksin Rodrigo Benigno Kofi Boutros Thabo Mwai Raila Uhuru Goodluck
  Olusegun Muhammadu Umaru Atiku Yoweri Meles Emmerson Barack Rishi Keir
"""
FEMALE = """
  Hillary Condoleezza Benazir Sonia Indira Fatima Aisha Ayesha Khadija Mariam Maryam Zainab Leila Layla Noor
  Nour Hanan Huda Malala Yulia Yuliya Tatyana Ludmila Lyudmila Oksana Dilma Golda Tzipi Ayelet Tzipora Corazon
  Megawati Graca Ursula Segolene Kamala Melania Ivanka Jacinda Federica Michaele Zuzana Sanna Erna Mette Kaja
  Ingrida
"""
EITHER = "Kim Lee Morgan Hyun Jin Joon Jun Kyung Min Seung"
# Names that are far more often other words.
NONE = """
  Said Al Ban Li Hu Xi Sheikh Ayatollah Orban Haile Aung An In Man The May Will Day America Asia China India
  Africa Europe London Ha Les Chi Jong Omega Tequila Isreal Columbus Denver Florida France Geneva Houston
  Odessa Palma Raleigh Samara Valencia Venice Verona Cleveland Oneida Shawnee Cornell Stanford Loma Alta
"""


def names(locale: str, gender: str) -> set[str]:
    """Return the given names of a gender in a locale of Faker, in ASCII."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    written = {anyascii(name).strip() for name in getattr(provider, f"first_names_{gender}", None) or ()}
    return {name for name in written if re.fullmatch("[A-Z][a-z]+", name)}


def census(sex: str) -> set[str]:
    """Return the frequent given names of a sex in the census that are no everyday words."""
    table = Path(str(import_module("names").__file__)).with_name(f"dist.{sex}.first")
    rows = (line.split()[:2] for line in table.read_text().splitlines())
    frequent = {name.capitalize() for name, per_cent in rows if float(per_cent) >= PER_CENT}
    return {name for name in frequent if name.lower() not in {*ENGLISH.read_text().split()}}


def main() -> None:
    """Write the table to standard output."""
    locales = [*LARGE.split(), *SMALL.split()]
    male = Counter(name for locale in locales for name in names(locale, "male"))
    female = Counter(name for locale in locales for name in names(locale, "female"))
    large = {name for locale in LARGE.split() for gender in ("male", "female") for name in names(locale, gender)}
    kept = {name for name in male | female if name in large or male[name] + female[name] > 1}
    of_men, of_women = (census(sex) - kept for sex in ("male", "female"))
    for unlisted in (of_men | of_women) & {*male, *female}:
        male[unlisted] = female[unlisted] = 0
    male.update(of_men)
    female.update(of_women)
    kept = (kept | of_men | of_women) - {*NONE.split()}
    men = {name for name in kept if male[name] >= CLEAR * female[name]} | {*MALE.split()}
    women = ({name for name in kept if female[name] >= CLEAR * male[name]} | {*FEMALE.split()}) - men
    either = (kept - men - women) | {*EITHER.split()}
    by_gender = (("male", men - either), ("female", women - either), ("either", either))
    print(HEADER + "\n".join(f"{name}\t{gender}" for gender, found in by_gender for name in sorted(found)))


if __name__ == "__main__":
    main()
