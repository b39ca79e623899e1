package slug

import (
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Plain is a text with its letters in ASCII, as far as they have such a spelling.
//
// Hexo: hexo-util lib/escape_diacritic.ts
func Plain(s string) string {
	var b strings.Builder
	for _, r := range s {
		if p := plain(r); p != "" {
			b.WriteString(p)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plain is the ASCII spelling of a letter, "" for a character that stays as it is.
//
// Hexo: hexo-util lib/escape_diacritic.ts, a fixed table: letters with marks lose them, letters that
// Unicode does not take apart are in letters, and combining marks on their own are not touched.
func plain(r rune) string {
	switch {
	case r < 0x80, r >= 0x2e80 && r < 0xa700, r >= 0xac00 && r < 0xff00, r > 0xffff:
		return ""
	case r == 0x8c: // Windows-1252's letters, read as Latin-1
		return "OE"
	case r == 0x9c:
		return "oe"
	case r >= 'Ⓐ' && r <= 'ⓩ':
		return ascii((r-'Ⓐ')%26, r >= 'ⓐ')
	case r >= 'Ａ' && r <= 'Ｚ':
		return ascii(r-'Ａ', false)
	case r >= 'ａ' && r <= 'ｚ':
		return ascii(r-'ａ', true)
	case r == '\u212a' || r == '\u212b': // the signs of kelvin and ångström
		return ""
	}
	if s, ok := letters()[r]; ok {
		return s
	}
	var buf [utf8.UTFMax]byte
	d := norm.NFD.Properties(buf[:utf8.EncodeRune(buf[:], r)]).Decomposition()
	if len(d) > 1 && (d[0]|0x20 >= 'a' && d[0]|0x20 <= 'z') {
		return ascii(rune(d[0]|0x20-'a'), d[0] >= 'a')
	}
	return ""
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

func ascii(i rune, lower bool) string {
	if lower {
		i += 26
	}
	return alphabet[i : i+1]
}

var letters = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{}
	for s := range strings.FieldsSeq(undecomposed) {
		r, n := utf8.DecodeRuneInString(s)
		m[r] = s[n:]
	}
	return m
})

// undecomposed are letters that have no canonical decomposition to a plain one, each with its spelling.
const undecomposed = `ÆAE ØO ßs æae øo ĐD đd ĦH ħh ıi ĿL ŀl ŁL łl ŉn ŒOE œoe ŦT ŧt ſl ƀb ƁB ƂB ƃb ƆO ƇC ƈc ƉD ƊD ƋD ƌd ƎE ` +
	`ƐE ƑF ƒf ƓG ƕhv ƗI ƘK ƙk ƚl ƜM ƝN ƞn ƟO ƢOI ƣoi ƤP ƥp ƬT ƭt ƮT ƲV ƳY ƴy ƵZ ƶz ǄDZ ǅDz ǆdz ǇLJ ǈLj ` +
	`ǉlj ǊNJ ǋNj ǌnj ǝe ǢAE ǣae ǤG ǥg ǱDZ ǲDz ǳdz ǼAE ǽae ǾO ǿo ȠN ȢOU ȣou ȤZ ȥz ȺA ȻC ȼc ȽL ȾT ȿs ɀz ɃB ` +
	`ɄU ɅV ɇe ɈJ ɉj ɊQ ɋq ɌR ɍr ɎY ɏy ɐa ɓb ɔo ɖd ɗd ɛe ɠg ɥh ɨi ɫl ɯm ɱm ɲn ɵo ɽr ʈt ʉu ʋv ʌv ᵹg ᵽp ẚa ` +
	`ẛs ẞS ỾY ỿy ↄc ⱠL ⱡl ⱢL ⱣP ⱤR ⱥa ⱦt ⱧH ⱨh ⱩK ⱪk ⱫZ ⱬz ⱮM ⱯA ⱲW ⱳw ⱵH ⱶh ⱾS ⱿZ ꜨTZ ꜩtz ꜲAA ꜳaa ꜴAO ` +
	`ꜵao ꜶAU ꜷau ꜸAV ꜹav ꜺAV ꜻav ꜼAY ꜽay ꜾC ꜿc ꝀK ꝁk ꝂK ꝃk ꝄK ꝅk ꝆL ꝇl ꝈL ꝉl ꝊO ꝋo ꝌO ꝍo ꝎOO ꝏoo ꝐP ꝑp ` +
	`ꝒP ꝓp ꝔP ꝕp ꝖQ ꝗq ꝘQ ꝙq ꝚR ꝛr ꝞV ꝟv ꝠVY ꝡvy ꝢZ ꝣz ꝹD ꝺd ꝻF ꝼf ꝽG ꝾG ꝿg ꞀL ꞁl ꞂR ꞃr ꞄS ꞅs ꞆT ꞇt ꞍH ` +
	`ꞐN ꞑn ꞠG ꞡg ꞢK ꞣk ꞤN ꞥn ꞦR ꞧr ꞨS ꞩs`
