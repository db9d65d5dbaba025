# Makefile: the whole build in one file, for GNU make 4.
#
#   make                     build/roundtable
#   make mode=asan check     everything again under AddressSanitizer, in its own folder
#   make only="base model" check      two rooms and their unit tests, and nothing else
#   make V=1                 the same, showing the commands
#   make T=pattern check     the test programs (or else the tests) of that name
#
# Files are found by wildcard: to add a source, a unit test, a bench or a fuzzer, add the file.
# What may include what stands in src/ROOMS, the libraries and tools in src/LIBRARIES.
# CFLAGS, CPPFLAGS and LDFLAGS are the user's and come last.

VERSION = 1.0.0

PREFIX  = /usr/local
BINDIR  = $(PREFIX)/bin
MANDIR  = $(PREFIX)/share/man
DATADIR = $(PREFIX)/share/roundtable
LOCALEDIR = $(PREFIX)/share/locale
DESTDIR =

CC      ?= cc
AR      ?= ar
INSTALL ?= install
PKG_CONFIG ?= pkg-config
MSGFMT  ?= msgfmt
FUZZ_SECONDS = 20

mode = release
only =

ifeq ($(filter $(mode),release debug asan coverage fuzz),)
$(error mode=$(mode) is not one of release, debug, asan, coverage)
endif

# `only` has a folder of its own, so that a library of two rooms is never taken for the whole one.
empty :=
space := $(empty) $(empty)
build := build/$(mode)$(if $(only),-$(subst $(space),+,$(strip $(only))))

# As many jobs as processors, unless the user said how many or orders the work himself.
ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS))$(filter clean uninstall,$(MAKECMDGOALS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:

# ---- what there is ----

# src/po holds translations and is no room.
rooms       := $(if $(only),$(only),$(filter-out po,$(notdir $(patsubst %/,%,$(wildcard src/*/)))))
sources     := $(sort $(foreach room,$(rooms),$(wildcard src/$(room)/*.c)))
tests       := $(sort $(if $(only),$(foreach room,$(only),$(wildcard tests/unit/test_$(room).c tests/unit/test_$(room)_*.c)),$(wildcard tests/unit/test_*.c)))
helpers     := $(filter-out $(wildcard tests/unit/test_*.c),$(wildcard tests/unit/*.c))
benches     := $(wildcard tests/bench/bench_*.c)
fuzzers     := $(wildcard tests/fuzz/fuzz_*.c)
tortures    := $(filter-out tests/torture/fail_%,$(wildcard tests/torture/*.c))
preloaded   := $(wildcard tests/torture/fail_*.c)
pages       := $(wildcard man/*.[1-9])
languages   := $(patsubst src/po/%.po,%,$(wildcard src/po/*.po))
agendas     := $(wildcard agendas/*.yaml)
demo_files  := $(wildcard agendas/demo/*)

objects       := $(sources:%.c=$(build)/%.o)
helper_objects := $(helpers:%.c=$(build)/%.o)
helper_library := $(if $(helpers),$(build)/libtests.a)
program       := $(build)/roundtable
library       := $(build)/libroundtable.a
test_programs := $(tests:tests/unit/%.c=$(build)/tests/%)
bench_programs := $(benches:tests/bench/%.c=$(build)/bench/%)
fuzz_programs := $(fuzzers:tests/fuzz/%.c=$(build)/fuzz/%)
catalogues    := $(languages:%=build/locale/%/LC_MESSAGES/roundtable.mo)
torture_programs := $(tortures:tests/torture/%.c=$(build)/torture/%) $(preloaded:tests/torture/%.c=$(build)/torture/%.so)

# ---- flags ----

# $(call once,NAME,VALUE): worked out when first needed, and only once. Not before: in
# `make deps all` the compiler and the libraries may be minutes younger than this line.
once = $(eval $(1) := $(2))$($(1))
# $(call accepts,FLAG): FLAG, where compiler and linker know it.
accepts = $(shell echo 'int main(void) { return 0; }' | $(CC) -Werror $(1) -x c -o /dev/null - 2>/dev/null && echo '$(1)')

warnings := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wwrite-strings -Wformat=2 -Wvla -Wundef

pkgs = $(shell awk '$$1 == "library" && $$2 == "$(1)" { print $$3 }' src/LIBRARIES)
# A library's own headers are not held to our warnings, and which system we ask for is our affair.
includes_of = $(patsubst -I%,-isystem%,$(filter-out -I/usr/include -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=%,$(shell $(PKG_CONFIG) --cflags $(1) 2>/dev/null)))
lib_cflags  = $(call once,lib_cflags,$(call includes_of,$(call pkgs,program)))
lib_libs    = $(call once,lib_libs,$(shell $(PKG_CONFIG) --libs $(call pkgs,program) 2>/dev/null) $(call accepts,-ldl))
test_cflags = $(call once,test_cflags,$(call includes_of,$(call pkgs,tests)))
test_libs   = $(call once,test_libs,$(shell $(PKG_CONFIG) --libs $(call pkgs,tests) 2>/dev/null))

harden    = $(call once,harden,$(foreach flag,-fstack-protector-strong -fstack-clash-protection -fcf-protection,$(call accepts,$(flag))))
harden_ld = $(call once,harden_ld,$(foreach flag,-pie -Wl$(comma)-z$(comma)relro -Wl$(comma)-z$(comma)now,$(call accepts,$(flag))))
as_needed = $(call once,as_needed,$(call accepts,-Wl$(comma)--as-needed))
comma := ,

# Libraries that only publishing needs are loaded when it begins (include/base/late.h), where we can tell their file
# names; in the other modes they are linked like all others.
soname = $(shell readelf -d "$$($(CC) -print-file-name=$(1).so)" 2>/dev/null | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')
late_zip = $(call once,late_zip,$(call soname,libzip))
late_xml = $(call once,late_xml,$(call soname,libxml2))
late_release = $(if $(and $(late_zip),$(late_xml),$(as_needed)),-DLATE_ZIP='"$(late_zip)"' -DLATE_XML='"$(late_xml)"')

sanitize := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer

cflags_release  = -O2 -g -fPIE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 $(harden)
ldflags_release = $(harden_ld)
cflags_debug    = -Og -g3 -Werror
ldflags_debug   =
cflags_asan     = -O1 -g -Werror -DARENA_PLAIN -DCONFINE_LOOSE $(sanitize)
ldflags_asan    = $(sanitize)
cflags_coverage = -O0 -g --coverage -DCONFINE_LOOSE
ldflags_coverage = --coverage
# libFuzzer where the compiler has it, else our own driver.
engine          = $(call once,engine,$(call accepts,-fsanitize=fuzzer-no-link))
cflags_fuzz     = -O1 -g -DARENA_PLAIN -DCONFINE_LOOSE $(sanitize) $(engine)
ldflags_fuzz    = $(sanitize)

cppflags = -D_GNU_SOURCE -Iinclude $(lib_cflags)
cflags   = -std=c11 $(warnings) $(cflags_$(mode))
compile  = $(say)$(CC) $(cppflags) $(1) $(CPPFLAGS) $(cflags) $(CFLAGS) -MMD -MP -c -o $@ $<
link     = $(say)$(CC) $(cflags) $(CFLAGS) $(ldflags_$(mode)) $(as_needed) $(1) -o $@ $(2) $(LDFLAGS)

# One line per file, unless V=1 asks for the commands themselves.
say = $(if $(V),,@echo '  $(patsubst build/%,%,$@)'; )

# A test may ask the linker for more, in a line of its own: /* link: -Wl,--wrap=write */
asks = $(shell sed -n 's|^/\* link: \(.*\) \*/$$|\1|p' $(1))

# ---- targets ----

all: build/roundtable $(catalogues) ## Build the program: build/roundtable (the default)

# `make deps demo` is one run of make: whatever needs a tool or a library waits for deps.
after_deps := $(filter deps,$(MAKECMDGOALS))

deps: ## Install what is missing, through the system's package manager
	@tests/tools/deps.sh

check: $(if $(only),,all $(torture_programs)) $(test_programs) | $(after_deps) ## Everything that checks: rooms, man-lint, unit, golden, cli, term
	@MODE='$(mode)' BUILD='$(build)' CC='$(CC)' T='$(T)' ONLY='$(only)' tests/run

torture: all $(torture_programs) | $(after_deps) ## Deaths, damage and failing calls by the thousand (an hour or two); goes on where it was stopped
	@MODE='$(mode)' BUILD='$(build)' T='$(T)' tests/tools/torture.sh

mutants: | $(after_deps) ## Plant faults in a copy, one by one; each has a check that must catch it
	@T='$(T)' tests/tools/mutants.sh

analyse: | $(after_deps) ## Let gcc -fanalyzer and cppcheck read every file; each finding is explained or fails
	@tests/tools/analyse.sh

valgrind: all $(filter $(build)/tests/test_tui%,$(test_programs)) | $(after_deps) ## The screen under valgrind: its unit tests and a real terminal
	@BUILD='$(build)' T='$(T)' tests/tools/valgrind.sh

coverage: | $(after_deps) ## Run all but torture and print how many lines of each room it reached
	@find build/coverage -name '*.gcda' -exec rm -f {} + 2>/dev/null || true
	@+TEST_SECONDS=$${TEST_SECONDS:-900} $(MAKE) --no-print-directory mode=coverage check || true
	@tests/tools/coverage.sh build/coverage

bench: all $(bench_programs) | $(after_deps) ## Build and run the benches
	@for bench in $(bench_programs) $(wildcard tests/bench/*.sh); do \
		echo "== $$bench"; ROUNDTABLE='$(CURDIR)/$(program)' $$bench || exit 1; done

demo: all | $(after_deps) ## Play the shipped demo and write its minutes
	@ROUNDTABLE='$(CURDIR)/build/roundtable' tests/tools/demo.sh

rooms: | $(after_deps) ## Fail on an include that src/ROOMS does not allow
	@CC='$(CC)' tests/tools/rooms.sh

golden-accept: all | $(after_deps) ## Rewrite the golden files; review the diff like code
	@ROUNDTABLE='$(CURDIR)/$(program)' BUILD='$(build)' tests/golden/run.sh --accept

pot: | $(after_deps) ## Take every message into build/roundtable.pot and src/po/*.po
	@tests/tools/messages.sh build/roundtable.pot $(languages:%=src/po/%.po)

fuzz: | $(after_deps) ## Run every fuzzer for FUZZ_SECONDS each
	@+$(MAKE) --no-print-directory mode=fuzz $(if $(shell command -v clang),CC=clang) fuzz-run

fuzz-run: $(fuzz_programs)
	@for fuzzer in $(fuzz_programs); do \
		echo "== $$fuzzer"; tests/tools/fuzz.sh $$fuzzer $(FUZZ_SECONDS) || exit 1; done

man-lint: | $(after_deps) ## Fail on a mandoc warning in man/
	@tests/tools/man_lint.sh

install: all | $(after_deps) ## Install to DESTDIR, PREFIX, BINDIR, MANDIR, LOCALEDIR
	$(INSTALL) -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(DATADIR)/agendas/demo'
	$(INSTALL) -m 755 $(program) '$(DESTDIR)$(BINDIR)/roundtable'
	$(if $(agendas),$(INSTALL) -m 644 $(agendas) '$(DESTDIR)$(DATADIR)/agendas/')
	$(if $(demo_files),$(INSTALL) -m 644 $(demo_files) '$(DESTDIR)$(DATADIR)/agendas/demo/')
	@for lang in $(languages); do \
		test -f build/locale/$$lang/LC_MESSAGES/roundtable.mo || continue; \
		folder='$(DESTDIR)$(LOCALEDIR)'/$$lang/LC_MESSAGES; \
		echo "$(INSTALL) -m 644 build/locale/$$lang/LC_MESSAGES/roundtable.mo $$folder/"; \
		$(INSTALL) -d "$$folder" && $(INSTALL) -m 644 build/locale/$$lang/LC_MESSAGES/roundtable.mo "$$folder/" || exit 1; done
	@for page in $(pages); do \
		folder='$(DESTDIR)$(MANDIR)'/man$${page##*.}; \
		echo "$(INSTALL) -m 644 $$page $$folder/"; \
		$(INSTALL) -d "$$folder" && $(INSTALL) -m 644 "$$page" "$$folder/" || exit 1; done

uninstall: ## Remove what install wrote
	rm -f '$(DESTDIR)$(BINDIR)/roundtable'
	@$(if $(agendas),cd '$(DESTDIR)$(DATADIR)' 2>/dev/null && rm -f $(agendas) $(demo_files) || true)
	@rmdir '$(DESTDIR)$(DATADIR)/agendas/demo' '$(DESTDIR)$(DATADIR)/agendas' '$(DESTDIR)$(DATADIR)' 2>/dev/null || true
	rm -f $(languages:%='$(DESTDIR)$(LOCALEDIR)'/%/LC_MESSAGES/roundtable.mo)
	@for page in $(notdir $(pages)); do \
		rm -f '$(DESTDIR)$(MANDIR)'/man$${page##*.}/$$page; done

dist: ## Make build/roundtable-VERSION.tar.gz of what is committed
	@mkdir -p build
	git archive --prefix=roundtable-$(VERSION)/ HEAD | gzip -9n >build/roundtable-$(VERSION).tar.gz
	@echo build/roundtable-$(VERSION).tar.gz

clean: ## Remove build/
	rm -rf build

help: ## Print this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1\t\2/p' Makefile | \
		awk -F '\t' '{ printf "  make %-15s %s\n", $$1, $$2 }'
	@echo '  mode=release|debug|asan|coverage, only="ROOM...", T=PATTERN: see the top of the Makefile'

.PHONY: all deps check torture mutants analyse valgrind coverage bench demo rooms golden-accept pot fuzz fuzz-run man-lint install \
	uninstall dist clean help libraries test-libraries FORCE
.SECONDARY:

# ---- files ----

# The program of the mode that was built last.
build/roundtable: $(program) FORCE
	@test $@ -ef $< || { ln -f $< $@ 2>/dev/null || cp -f $< $@; }

$(program): $(build)/src/main.o $(library) Makefile
	$(call link,,$(build)/src/main.o $(library) $(lib_libs))

# Rebuilt from nothing, so that an object whose source is gone does not linger; the list of
# objects is a prerequisite, because a removed one makes no other file newer.
$(library): $(objects) $(build)/objects.list
	@rm -f $@
	$(say)rm -f $@ && $(AR) rcs $@ $(objects)

# Without msgfmt the program is as good, in English.
build/locale/%/LC_MESSAGES/roundtable.mo: src/po/%.po | $(after_deps)
	@mkdir -p $(@D)
	@command -v $(MSGFMT) >/dev/null || echo 'roundtable: $(MSGFMT) is missing (package gettext), so there is no $*; run `make deps`' >&2
	@! command -v $(MSGFMT) >/dev/null || { $(if $(V),set -x,echo '  $(patsubst build/%,%,$@)'); $(MSGFMT) --check -o $@ $<; }

$(build)/libtests.a: $(helper_objects)
	@mkdir -p $(@D)
	@rm -f $@
	$(say)rm -f $@ && $(AR) rcs $@ $(helper_objects)

# $(call keep,TEXT): the target holds TEXT, and is touched only when TEXT is another.
keep = mkdir -p $(@D); echo '$(subst ','\'',$(1))' | cmp -s - $@ || echo '$(subst ','\'',$(1))' >$@
$(build)/objects.list: FORCE
	@$(call keep,$(objects))
$(build)/datadir: FORCE
	@$(call keep,$(VERSION) $(DATADIR) $(LOCALEDIR))
$(build)/flags: FORCE
	@$(call keep,$(CC) $(CPPFLAGS) $(CFLAGS))

define room_rule
$(build)/src/$(1)/%.o: src/$(1)/%.c $(build)/flags Makefile | libraries
	@mkdir -p $$(@D)
	$$(call compile,-Isrc/$(1))
endef
$(foreach room,$(rooms),$(eval $(call room_rule,$(room))))
$(build)/src/base/late.o: cppflags += $(late_$(mode))
$(build)/src/base/late_%.o: cppflags += $(late_$(mode))

$(build)/src/main.o: src/main.c $(build)/datadir $(build)/flags Makefile | libraries
	@mkdir -p $(@D)
	$(call compile,-DROUNDTABLE_VERSION='"$(VERSION)"' -DROUNDTABLE_DATADIR='"$(DATADIR)"' -DROUNDTABLE_LOCALEDIR='"$(LOCALEDIR)"')

$(build)/tests/unit/%.o: tests/unit/%.c $(build)/flags Makefile | libraries test-libraries
	@mkdir -p $(@D)
	$(call compile,-Isrc -Itests/unit $(test_cflags))

$(build)/tests/%: $(build)/tests/unit/%.o $(helper_library) $(library)
	$(call link,$(call asks,tests/unit/$*.c),$< $(helper_library) $(library) $(lib_libs) $(test_libs))

# Benches and fuzzers may use what helps the unit tests: a session folder, a room of people.
$(build)/tests/bench/%.o: tests/bench/%.c $(build)/flags Makefile | libraries test-libraries
	@mkdir -p $(@D)
	$(call compile,-Isrc -Itests/bench -Itests/unit $(test_cflags))

$(build)/bench/%: $(build)/tests/bench/%.o $(helper_library) $(library)
	@mkdir -p $(@D)
	$(call link,$(call asks,tests/bench/$*.c),$< $(helper_library) $(library) $(lib_libs) $(test_libs))

$(build)/tests/torture/%.o: tests/torture/%.c $(build)/flags Makefile | libraries test-libraries
	@mkdir -p $(@D)
	$(call compile,-Isrc -Itests/unit $(test_cflags))

$(build)/torture/%: $(build)/tests/torture/%.o $(helper_library) $(library)
	@mkdir -p $(@D)
	$(call link,$(call asks,tests/torture/$*.c),$< $(helper_library) $(library) $(lib_libs) $(test_libs))

# Loaded before the program's own libraries, and so without what the mode adds to objects.
$(build)/torture/%.so: tests/torture/%.c Makefile
	@mkdir -p $(@D)
	$(say)$(CC) -std=c11 $(warnings) -D_GNU_SOURCE $(CPPFLAGS) -O1 -g -fPIC -shared -o $@ $<

$(build)/tests/fuzz/%.o: tests/fuzz/%.c $(build)/flags Makefile | libraries test-libraries
	@mkdir -p $(@D)
	$(call compile,-Isrc -Itests/fuzz -Itests/unit $(test_cflags))

$(build)/tests/tools/%.o: tests/tools/%.c $(build)/flags Makefile | libraries
	@mkdir -p $(@D)
	$(call compile,)

$(build)/fuzz/%: $(build)/tests/fuzz/%.o $(build)/tests/tools/fuzz_main.o $(helper_library) $(library)
	@mkdir -p $(@D)
	$(call link,,$< $(if $(engine),-fsanitize=fuzzer,$(build)/tests/tools/fuzz_main.o) $(helper_library) $(library) $(lib_libs) $(test_libs))

# A library that is missing is named here, before the compiler misses its header.
libraries: | $(after_deps)
	@PKG_CONFIG='$(PKG_CONFIG)' tests/tools/deps.sh --need program
test-libraries: | $(after_deps)
	@PKG_CONFIG='$(PKG_CONFIG)' tests/tools/deps.sh --need tests

-include $(objects:.o=.d) $(helper_objects:.o=.d) $(build)/src/main.d
-include $(patsubst %.c,$(build)/%.d,$(tests) $(benches) $(fuzzers) $(tortures))
