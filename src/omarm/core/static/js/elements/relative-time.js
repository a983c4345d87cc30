// <relative-time><time datetime="2026-11-20T14:05+01:00">20 november 2026 14:05</time></relative-time>
// Says a time as people do ("gisteren 14:05") in the language and zone of the page; the full date goes to the title.
const MINUTE = 60_000
const DAY = 86_400_000
const page = document.documentElement
const zone = page.dataset.zone || undefined
const tongue = page.lang === "en" ? "en-GB" : page.lang // the day first, as the server writes it
const made = new Map()

class RelativeTime extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector("time")
    if (!time || time.title) return

    time.title = time.textContent
    time.textContent = say(new Date(time.dateTime), new Date())
  }
}

function say(moment, now) {
  const minutes = Math.trunc((now - moment) / MINUTE)
  if (minutes === 0) return ago().format(0, "second")
  if (minutes > 0 && minutes < 60) return ago().format(-minutes, "minute")

  const days = dayNumber(moment) - dayNumber(now)
  const clock = format({ hour: "2-digit", minute: "2-digit" }, moment)
  if (Math.abs(days) < 2) return `${ago().format(days, "day")} ${clock}`
  if (days < 0 && days > -7) return `${format({ weekday: "long" }, moment)} ${clock}`

  const sameYear = format({ year: "numeric" }, moment) === format({ year: "numeric" }, now)
  return format({ day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) }, moment)
}

function dayNumber(moment) {
  const parts = formatter({ year: "numeric", month: "numeric", day: "numeric" }).formatToParts(moment)
  const { year, month, day } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(year, month - 1, day) / DAY
}

function format(options, moment) {
  return formatter(options).format(moment)
}

function formatter(options) {
  return once(JSON.stringify(options), () => new Intl.DateTimeFormat(tongue, { ...options, timeZone: zone }))
}

function ago() {
  return once("ago", () => new Intl.RelativeTimeFormat(tongue, { numeric: "auto" }))
}

function once(key, make) {
  if (!made.has(key)) made.set(key, make())
  return made.get(key)
}

customElements.define("relative-time", RelativeTime)
